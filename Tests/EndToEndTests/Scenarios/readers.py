"""Readers that others wrote take our files: JSON Schema for scenarios, JUnit for reports.

Usage: readers.py SCHEMA SCENARIOS JUNIT
"""

import json
import pathlib
import sys

import jsonschema
import junitparser
import yaml


class Plain(yaml.SafeLoader):
    """YAML without 1.1's dates."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

schema = json.load(open(sys.argv[1]))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
files = sorted(pathlib.Path(sys.argv[2]).glob("*.yaml"))
for file in files:
    for error in validator.iter_errors(yaml.load(file.read_text(), Plain)):
        sys.exit(f"{file}: {error.json_path}: {error.message}")
wrong = {"name": "a", "about": "b", "channel": {"notifiy": "lost"}}
assert list(validator.iter_errors(wrong)), "a mistyped key is not refused"
print(len(files), "scenarios are valid")

report = junitparser.JUnitXml.fromfile(sys.argv[3])
for suite in report:
    print(suite.tests, "tests", suite.failures, "failures", suite.errors, "errors", suite.skipped, "skipped")
    for case in suite:
        for result in case.result:
            print(case.name, type(result).__name__, result.message)
