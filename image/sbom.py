"""What is inside the image: the environment's Python packages, as a CycloneDX document on stdout."""

import json
import sys
from importlib.metadata import Distribution, distributions


def component(package: Distribution) -> dict[str, object]:
    """Return what CycloneDX says of one package."""
    name, version = package.metadata["Name"], package.version
    licence = package.metadata.get("License-Expression") or package.metadata.get("License") or ""
    known = [{"license": {"name": licence}}] if licence and "\n" not in licence else []
    url = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    return {"type": "library", "name": name, "version": version, "purl": url, "licenses": known}


def main() -> None:
    """Print the document; the same packages give the same bytes."""
    packages = sorted(distributions(), key=lambda package: package.metadata["Name"].lower())
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": [component(package) for package in packages],
    }
    json.dump(document, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
