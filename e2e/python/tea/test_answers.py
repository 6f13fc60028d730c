"""What parity takes for the models of this client's answers is what the client has."""

import json
import pathlib

import answers

FILE = pathlib.Path(__file__).parents[3] / "parity" / "snapshots" / "models" / "python-kms20160120.json"


def test_the_models_are_those_of_the_client():
    assert json.loads(FILE.read_text()) == answers.document()
