#!/usr/bin/env python3
"""What e2e/matrix says of a small project, in which each suite has run once."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CLIENTS = """\
# language, client, pin, cases
Java\tcom.example:new\tpom.xml\tjava/*[NEW* java/FaultTest#*sdk=NEW*
Java\tcom.example:old com.example:core\tpom.xml\tjava/*[OLD* java/FaultTest#*sdk=OLD*
Python\tpy-kms\te2e/python/tea/requirements.txt\tpython/tea/test_kms.py
Node.js\t@x/kms\te2e/node/package.json\tnode/kms.test.js
Go\texample.com/kms/v3\te2e/go/go.mod\tgo/kms_test.go
-\t-\t-\tjava/PageTest
"""
FILES = {
    "e2e/clients.tsv": CLIENTS,
    "docs/compatibility.md": "# Before\n\n<!-- matrix: begin -->\n<!-- matrix: end -->\n\nAfter.\n",
    "pom.xml": """
        <properties><new.version>1.2.3</new.version></properties>
        <dependency><groupId>com.example</groupId> <artifactId>new</artifactId> <version>${new.version}</version></dependency>
        <dependency><groupId>com.example</groupId> <artifactId>old</artifactId> <version>2.0</version></dependency>
        <dependency><groupId>com.example</groupId> <artifactId>core</artifactId> <version>4.7</version></dependency>""",
    "e2e/src/test/java/x/Sdk.java": "enum Sdk {\n    NEW {\n    },\n    NEW_TLS {\n    },\n    OLD(true) {\n    };\n}\n",
    "e2e/src/test/java/x/WithEverySdk.java": "@EnumSource(Sdk.class)\n@interface WithEverySdk {}\n",
    "e2e/src/test/java/x/KeyTest.java": "@WithEverySdk\nclass KeyTest {}\n",
    "e2e/src/test/java/x/FaultTest.java": "class FaultTest {}\n",
    "e2e/src/test/java/x/PageTest.java": "class PageTest {}\n",
    "e2e/target/surefire-reports/TEST-x.KeyTest.xml": """<testsuite>
        <testcase classname="x.KeyTest[1]" name="creates()"/>
        <testcase classname="x.KeyTest[2]" name="creates()"/>
        <testcase classname="x.KeyTest[3]" name="creates()"/></testsuite>""",
    "e2e/target/surefire-reports/TEST-x.FaultTest.xml": """<testsuite>
        <testcase classname="x.FaultTest" name="isTold(FaultySdk)[1] sdk=NEW, code=&#10;1"/>
        <testcase classname="x.FaultTest" name="isTold(FaultySdk)[2] sdk=OLD_RETRYING, code=1"/></testsuite>""",
    "e2e/target/surefire-reports/TEST-x.PageTest.xml": '<testsuite><testcase classname="x.PageTest" name="isTrue"/></testsuite>',
    "e2e/python/tea/requirements.txt": "py-kms==3.3.1\npy-kms-core==9\n",
    "e2e/python/tea/test_kms.py": "",
    "e2e/target/results/python/tea.xml": """<testsuites><testsuite>
        <testcase file="tea/test_kms.py" name="test_a[http]"/>
        <testcase file="tea/test_kms.py" name="test_a[https]"><skipped/></testcase></testsuite></testsuites>""",
    "e2e/node/package.json": '{"dependencies": {"@x/kms": "1.2.0"}}',
    "e2e/node/kms.test.js": "",
    "e2e/target/results/node/kms.test.js.xml": """<testsuites>
        <testsuite name="http"><testcase name="a"/></testsuite><testcase name="b"/></testsuites>""",
    "e2e/go/go.mod": "require (\n\texample.com/kms/v3 v3.2.3\n)\n",
    "e2e/go/kms_test.go": "func TestKeys(t *testing.T) {\n}\n",
    "e2e/go/fake_test.go": "func TestMain(m *testing.M) {\n}\n",
    "e2e/target/results/go/tests.json": "\n".join(
        json.dumps({"Action": action, "Test": test})
        for action, test in [
            ("run", "TestKeys"),
            ("pass", "TestKeys/http"),
            ("pass", "TestKeys/https"),
            ("pass", "TestKeys"),
        ]
    ),
}


class MatrixTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()
        for file, text in FILES.items():
            self.put(file, text)
        shutil.copy(Path(__file__).resolve().parent / "matrix", self.root / "e2e/matrix")
        self.matrix()

    def put(self, file, text):
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        # what is in the project is older than what a run leaves
        if "target" not in path.parts:
            os.utime(path, (0, 0))

    def edit(self, file, old, new):
        text = (self.root / file).read_text("utf-8")
        self.assertIn(old, text)
        self.put(file, text.replace(old, new))

    def remove(self, file):
        path = self.root / file
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    def matrix(self, *arguments, code=0):
        command = [sys.executable, "-B", str(self.root / "e2e/matrix"), *arguments]
        ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        self.assertEqual(ended.returncode, code, ended.stdout + ended.stderr)
        return ended.stdout + ended.stderr

    def table(self):
        page = (self.root / "docs/compatibility.md").read_text("utf-8")
        rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")][1:]
        return {row[1]: (row[0], row[2], *map(int, row[4:])) for row in rows}

    def assert_check_says(self, *sentences):
        """Nothing else than these, and how to write the table anew."""
        *said, anew = self.matrix("--check", code=1).splitlines()
        self.assertEqual(said, list(sentences))
        self.assertTrue(anew.startswith("To write the table anew: ./mvnw verify"), anew)

    def test_counts_the_cases_of_each_client_with_its_version(self):
        self.assertEqual(
            self.table(),
            {
                "`com.example:new`": ("Java", "1.2.3", 3, 0, 0),
                "`com.example:old` with `com.example:core`": ("Java", "2.0, 4.7", 2, 0, 0),
                "`py-kms`": ("Python", "3.3.1", 1, 0, 1),
                "`@x/kms`": ("Node.js", "1.2.0", 2, 0, 0),
                "`example.com/kms/v3`": ("Go", "3.2.3", 2, 0, 0),
            },
        )

    def test_leaves_the_rest_of_the_page_alone(self):
        page = (self.root / "docs/compatibility.md").read_text("utf-8")
        self.assertTrue(page.startswith("# Before\n\n<!-- matrix: begin -->\n| "), page)
        self.assertTrue(page.endswith(" |\n<!-- matrix: end -->\n\nAfter.\n"), page)

    def test_finds_the_sdk_by_name_if_one_was_added_before_it(self):
        self.edit("e2e/src/test/java/x/Sdk.java", "    NEW_TLS {\n    },\n", "    NEW_TLS {\n    },\n    NEW_XML {\n    },\n")
        self.edit(
            "e2e/target/surefire-reports/TEST-x.KeyTest.xml",
            "</testsuite>",
            '<testcase classname="x.KeyTest[4]" name="creates()"/></testsuite>',
        )
        self.matrix()
        self.assertEqual(self.table()["`com.example:new`"][2], 4)
        self.assertEqual(self.table()["`com.example:old` with `com.example:core`"][2], 2)

    def test_is_content_with_a_page_that_is_true(self):
        self.assertEqual(self.matrix("--check"), "docs/compatibility.md is true of 5 clients\n")

    def test_does_not_compare_dates(self):
        report = self.root / "e2e/target/results/go/tests.json"
        os.utime(report, (86_400, 86_400))
        self.matrix("--check")
        self.matrix()
        self.assertIn("| 1970-01-02 |", (self.root / "docs/compatibility.md").read_text("utf-8"))

    def test_notices_another_number_of_cases(self):
        self.edit("e2e/target/results/node/kms.test.js.xml", '<testcase name="b"/>', "")
        self.assert_check_says(
            "docs/compatibility.md says 2 passed, 0 failed, and 0 were skipped of `@x/kms` for Node.js, but in this run 1"
            " passed, 0 failed, and 0 were skipped."
        )
        self.matrix()
        self.matrix("--check")

    def test_notices_another_version(self):
        self.edit("e2e/go/go.mod", "v3.2.3", "v3.2.4")
        self.assert_check_says(
            "docs/compatibility.md says version 3.2.3 of `example.com/kms/v3`, which is pinned to 3.2.4."
        )

    def test_wants_results_that_are_newer_than_the_pin(self):
        self.edit("e2e/go/go.mod", "v3.2.3", "v3.2.4")
        (self.root / "e2e/go/go.mod").touch()
        os.utime(self.root / "e2e/target/results/go/tests.json", (86_400, 86_400))
        self.assert_check_says("The results of go are older than e2e/go/go.mod: run e2e/run go again.")

    def test_wants_one_version(self):
        self.edit("e2e/node/package.json", "1.2.0", "^1.2.0")
        self.assert_check_says("e2e/node/package.json does not pin @x/kms to one version.")

    def test_notices_a_client_that_the_page_lacks_and_one_too_many(self):
        self.edit("docs/compatibility.md", "`py-kms`", "`py-old`")
        self.assert_check_says(
            "docs/compatibility.md does not name `py-kms` for Python.",
            "docs/compatibility.md names `py-old` for Python, which is not in e2e/clients.tsv.",
        )

    def test_notices_a_client_without_results(self):
        self.edit("e2e/clients.tsv", "-\t-\t-", "Python\tpy-kms-core\te2e/python/tea/requirements.txt\tpython/tea/none.py\n-\t-\t-")
        self.assertEqual(
            self.matrix("--check", code=1).splitlines()[0],
            "`py-kms-core` has no results: no case is python/tea/none.py of e2e/clients.tsv.",
        )

    def test_notices_a_pattern_without_cases(self):
        self.edit("e2e/clients.tsv", "java/*[OLD*", "java/*[OLD* java/GoneTest")
        self.assert_check_says("The run has other cases: no case is java/GoneTest of e2e/clients.tsv.")

    def test_notices_half_a_report(self):
        for report in "node/kms.test.js.xml", "go/tests.json":
            with self.subTest(report):
                text = (self.root / "e2e/target/results" / report).read_text("utf-8")
                self.put(f"e2e/target/results/{report}", text[:-5])
                suite = report.split("/")[0]
                self.assert_check_says(
                    f"e2e/target/results/{report} is not a whole report: run e2e/run {suite} again."
                )
                self.put(f"e2e/target/results/{report}", text)

    def test_notices_a_file_that_belongs_to_no_client(self):
        self.put("e2e/node/new.test.js", "")
        self.put("e2e/target/results/node/new.test.js.xml", '<testsuites><testcase name="a"/></testsuites>')
        self.assert_check_says(
            "No client has node/new.test.js: add it to a row of e2e/clients.tsv, or to the client - if it is about none."
        )
        self.matrix(code=1)

    def test_notices_a_file_that_did_not_run(self):
        for suite, file, run in [
            ("node", "new.test.js", "e2e/run node"),
            ("python", "tea/test_new.py", "e2e/run python"),
            ("go", "new_test.go", "e2e/run go"),
        ]:
            with self.subTest(suite):
                self.put(f"e2e/{suite}/{file}", "func TestNew(t *testing.T) {\n")
                self.assert_check_says(f"{suite}/{file} has no results: run {run}.")
                self.remove(f"e2e/{suite}/{file}")
        self.put("e2e/src/test/java/x/NewTest.java", "")
        self.assert_check_says("java/NewTest has no results: run ./mvnw verify -Dquick.")

    def test_notices_results_of_a_file_that_is_gone(self):
        self.remove("e2e/node/kms.test.js")
        self.put("e2e/node/new.test.js", "")
        self.assert_check_says(
            "node/new.test.js has no results: run e2e/run node.",
            "node/kms.test.js has results but is gone: delete them, and run e2e/run node.",
        )

    def test_leaves_out_what_surefire_keeps_of_classes_that_are_gone(self):
        report = self.root / "e2e/target/surefire-reports/TEST-x.GoneTest.xml"
        report.write_text('<testsuite><testcase classname="x.GoneTest" name="a"><failure/></testcase></testsuite>', "utf-8")
        os.utime(report, (0, 0))
        (self.root / "pom.xml").touch()
        for other in (self.root / "e2e/target/surefire-reports").glob("*Test.xml"):
            if other != report:
                other.touch()
        self.matrix("--check")

    def test_notices_cases_that_belong_to_no_client(self):
        self.edit("e2e/target/surefire-reports/TEST-x.FaultTest.xml", "sdk=NEW", "sdk=OTHER")
        self.assertIn("No client has java/FaultTest#isTold(FaultySdk)[1] sdk=OTHER", self.matrix("--check", code=1))

    def test_notices_cases_that_belong_to_two_clients(self):
        self.edit("e2e/clients.tsv", "java/*[OLD*", "java/*[OLD* java/KeyTest[NEW_TLS]")
        self.assertIn(
            "`com.example:new` and `com.example:old` with `com.example:core` both have java/KeyTest[NEW_TLS]#creates():",
            self.matrix("--check", code=1),
        )

    def test_notices_a_case_that_failed(self):
        self.edit("e2e/target/surefire-reports/TEST-x.PageTest.xml", "/></testsuite>", "><failure/></testcase></testsuite>")
        self.assert_check_says("java/PageTest#isTrue failed.")
        self.matrix(code=1)

    def test_does_not_count_what_did_not_run(self):
        self.edit("e2e/go/kms_test.go", "}", "}\n\nfunc TestMore(t *testing.T) {\n}")
        self.remove("e2e/target/results/go")
        before = self.table()
        self.assertEqual(
            self.matrix("--check", code=75).splitlines()[1:],
            ["== SKIPPED, NOT TESTED: numbers of cases in docs/compatibility.md: no results of e2e/run go"],
        )
        self.matrix()
        self.assertEqual(self.table(), before)

    def test_keeps_no_row_of_another_version(self):
        self.remove("e2e/target/results/go")
        self.edit("e2e/go/go.mod", "v3.2.3", "v3.2.4")
        self.assertIn(
            "`example.com/kms/v3` 3.2.4 for Go has no results: run its suite.", self.matrix(code=1)
        )

    def test_wants_results(self):
        self.remove("e2e/target")
        self.assert_check_says("There are no results of any suite.")

    def test_wants_four_columns(self):
        self.edit("e2e/clients.tsv", "\tjava/PageTest", " java/PageTest")
        self.assert_check_says("Line 7 of e2e/clients.tsv does not have four columns with a tab between them.")


if __name__ == "__main__":
    unittest.main()
