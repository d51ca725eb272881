"""Which commands show and check the relations?"""

import sys

import click


@click.group()
def ontology() -> None:
    """Show the relations that the graph knows, and check their files.

    \b
    Example:
        recoupe ontology check
        recoupe ontology show MEDIATES_BETWEEN
    """


@ontology.command("list")
def list_relations() -> None:
    """List every relation with its meaning.

    \b
    Example:
        recoupe ontology list
    """
    from ontology.relations import relations  # noqa: PLC0415

    for relation in relations().values():
        click.echo(f"{relation.relation:26} {relation.means}")


@ontology.command()
@click.argument("relation")
def show(relation: str) -> None:
    """Show one relation: its meaning, frames and examples.

    \b
    Example:
        recoupe ontology show ACCUSES
    """
    from extract.ontology_check import describe  # noqa: PLC0415
    from ontology.relations import relations  # noqa: PLC0415

    known = relations()
    if relation not in known:
        raise click.UsageError(f"no relation {relation}; `recoupe ontology list` names them all")
    click.echo(describe(known[relation]))


@ontology.command()
@click.argument("names", nargs=-1, metavar="[RELATION…]")
@click.option(
    "--model", help="spaCy model: lg, md, sm or a full name; default: the best installed."
)
def check(names: tuple[str, ...], model: str | None) -> None:
    """Validate the files and run every example, of all relations or of those named.

    \b
    Example:
        recoupe ontology check TRANSFERS_MISSILES_TO
    """
    from extract.ontology_check import check_examples  # noqa: PLC0415 - spaCy takes over a second

    failures = total = 0
    for relation, example, found in check_examples(names, model):
        total += 1
        if found is not None:
            failures += 1
            expected = "; ".join(example.claims) or "nothing"
            click.echo(
                f"{relation.relation}: {example.text}\n    expected {expected}\n    found    {found}"
            )
    click.echo(f"{total} examples, {failures} read otherwise", err=True)
    sys.exit(1 if failures else 0)
