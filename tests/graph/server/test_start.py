"""Does the managed server run, and is it the user's alone?"""

from neo4j import Driver


def test_answers(driver: Driver) -> None:
    records, _, _ = driver.execute_query("RETURN 1 AS one")
    assert [record["one"] for record in records] == [1]
