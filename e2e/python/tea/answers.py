"""What alibabacloud-kms20160120 reads of each answer: names and JSON types, as parity/snapshots/models has them.

python answers.py > ../../../parity/snapshots/models/python-kms20160120.json
"""

import importlib.metadata
import json
import typing

from alibabacloud_kms20160120 import models

CLIENT = "alibabacloud-kms20160120"
SUFFIX = "ResponseBody"
NAMES = vars(typing) | {"main_models": models}
TYPES = {str: "string", int: "number", float: "number", bool: "boolean"}


def wire_name(model: type, attribute: str, value: object) -> str:
    """The name under which a model writes an attribute, and reads it."""
    filled = model()
    setattr(filled, attribute, value)
    names = [name for name, written in filled.to_map().items() if written not in (None, [])]
    assert len(names) == 1, (model, attribute, names)
    return names[0]


def shape(kind: type) -> tuple[object, object]:
    """The JSON type of a field, and a value for it."""
    if kind in TYPES:
        return TYPES[kind], kind(1)
    if typing.get_origin(kind) is list:
        element, value = shape(typing.get_args(kind)[0])
        return [element], [value]
    if typing.get_origin(kind) is dict:
        return "object", {"name": "value"}
    return fields(kind), kind()


def fields(model: type) -> dict:
    """The fields of a model, by the names that are in an answer."""
    found = {}
    for attribute, kind in typing.get_type_hints(model.__init__, NAMES).items():
        known, value = shape(kind)
        found[wire_name(model, attribute, value)] = known
    return dict(sorted(found.items()))


def answers() -> dict:
    """All operations that the client has a model for."""
    return {
        name.removesuffix(SUFFIX): fields(getattr(models, name)) for name in sorted(dir(models)) if name.endswith(SUFFIX)
    }


def document() -> dict:
    version = importlib.metadata.version(CLIENT)
    return {
        "source": f"[sdk] {CLIENT} {version} for Python, the models of its answers",
        "complete": True,
        "operations": answers(),
    }


if __name__ == "__main__":
    print(json.dumps(document(), indent=1))
