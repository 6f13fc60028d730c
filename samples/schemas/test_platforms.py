import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

SAMPLES = Path(__file__).resolve().parent.parent
JAR = SAMPLES.parent / "standalone/target/kms-fake-standalone.jar"
VERSION = re.search("<version>(.*)</version>", (SAMPLES.parent / "pom.xml").read_text()).group(1)
MANIFEST = SAMPLES / "kubernetes/kms-fake.yaml"


def load(file):
    return yaml.safe_load((SAMPLES / file).read_text())


def resource(kind):
    return next(it for it in yaml.safe_load_all(MANIFEST.read_text()) if it["kind"] == kind)


def pod():
    return resource("Deployment")["spec"]["template"]["spec"]


def get(url):
    with urllib.request.urlopen(url) as response:
        return response.read().decode()


def against_schema(schema, file):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    return subprocess.run(command, capture_output=True, text=True)


def against_kubernetes(file):
    command = [sys.executable, "-m", "kubernetes_validate", "--strict", str(file)]
    return subprocess.run(command, capture_output=True, text=True)


SCHEMAS = [
    ("vendor.github-workflows", "github-actions/kms.yaml", "runs-on:"),
    ("vendor.github-workflows", "../.github/workflows/ci.yml", "runs-on:"),
    ("vendor.gitlab-ci", "gitlab-ci/.gitlab-ci.yml", "script:"),
    ("vendor.compose-spec", "docker-compose/compose.yaml", "image:"),
    ("vendor.compose-spec", "dev-container/compose.yaml", "image:"),
]


@pytest.mark.parametrize("schema, file, field", SCHEMAS)
def test_fits_its_schema(schema, file, field, tmp_path):
    checked = against_schema(schema, SAMPLES / file)
    assert checked.returncode == 0, checked.stdout

    misspelt = tmp_path / "misspelt.yaml"
    misspelt.write_text(re.sub(rf"(?m)^(\s+){field}", rf"\1x{field}", (SAMPLES / file).read_text()))
    assert against_schema(schema, misspelt).returncode != 0


def test_manifest_fits_the_schemas_of_kubernetes(tmp_path):
    checked = against_kubernetes(MANIFEST)
    assert checked.returncode == 0, checked.stdout + checked.stderr

    misspelt = tmp_path / "misspelt.yaml"
    misspelt.write_text(MANIFEST.read_text().replace("readinessProbe", "readynessProbe"))
    assert against_kubernetes(misspelt).returncode != 0


def test_pod_is_restricted():
    container = pod()["containers"][0]
    assert pod()["securityContext"]["runAsNonRoot"] is True
    assert pod()["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod()["automountServiceAccountToken"] is False
    assert pod()["enableServiceLinks"] is False
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert set(container["resources"]["limits"]) == {"cpu", "memory"}


def test_names_in_the_manifest_fit_each_other():
    service, deployment, container = resource("Service"), resource("Deployment"), pod()["containers"][0]
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    assert service["spec"]["selector"] == labels == deployment["spec"]["selector"]["matchLabels"]
    assert {it["targetPort"] for it in service["spec"]["ports"]} == {it["name"] for it in container["ports"]}
    probed = {container[it]["httpGet"]["port"] for it in ("startupProbe", "readinessProbe", "livenessProbe")}
    assert probed <= {it["name"] for it in container["ports"]}
    assert pod()["volumes"][0]["configMap"]["name"] == resource("ConfigMap")["metadata"]["name"]
    assert pod()["volumes"][0]["name"] == container["volumeMounts"][0]["name"]
    assert {it["name"]: it["value"] for it in container["env"]}["KMS_FAKE_HOST_NAME"] == service["metadata"]["name"]


@contextmanager
def started(environment, *options):
    command = ["java", *options, "-jar", str(JAR), "--port", "0", "--tls-port", "0"]
    with subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            ready = process.stdout.readline()
            yield re.search(r" http=(\S+)", ready).group(1)
        finally:
            process.terminate()


def test_pod_starts_with_its_state_in_its_memory(tmp_path):
    container = pod()["containers"][0]
    folder = container["volumeMounts"][0]["mountPath"]
    for name, text in resource("ConfigMap")["data"].items():
        (tmp_path / name).write_text(text)
    environment = {it["name"]: it["value"].replace(folder, str(tmp_path)) for it in container["env"]}
    memory = int(container["resources"]["limits"]["memory"].removesuffix("Mi"))

    with started(environment, f"-Xmx{memory // 4}m") as address:
        for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
            assert get(address + container[probe]["httpGet"]["path"])
        call = {"Action": "GetSecretValue", "Version": "2016-01-20", "SecretName": "orders/url"}
        answer = get(f"{address}/?{urllib.parse.urlencode(call)}&Format=JSON")
        assert json.loads(answer)["SecretData"] == "jdbc:mysql://orders"


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def test_step_of_the_workflow_starts_the_jar(tmp_path):
    steps = load("github-actions/kms.yaml")["jobs"]["process"]["steps"]
    step = next(it for it in steps if it.get("name") == "Start KMS Fake")
    built = tmp_path / "kms-fake/standalone/target"
    built.mkdir(parents=True)
    (built / JAR.name).symlink_to(JAR)
    port = str(free_port())
    environment = {"KMS_FAKE_PORT": port, "KMS_FAKE_TLS_PORT": "0", "KMS_ENDPOINT": f"127.0.0.1:{port}"}
    with subprocess.Popen(
        ["bash", "-e", "-c", step["run"]], cwd=tmp_path, env=os.environ | environment, start_new_session=True
    ) as shell:
        try:
            assert shell.wait(60) == 0
            assert get(f"http://127.0.0.1:{port}/_kms-fake/health")
        finally:
            os.killpg(shell.pid, signal.SIGTERM)


def test_actions_are_pinned_by_hash():
    for job in load("github-actions/kms.yaml")["jobs"].values():
        for step in job["steps"]:
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step.get("uses", "a@" + "0" * 40))


def test_gitlab_reaches_the_service_by_its_alias():
    job = load("gitlab-ci/.gitlab-ci.yml")["test"]
    alias = job["services"][0]["alias"]
    assert job["services"][0]["variables"]["KMS_FAKE_HOST_NAME"] == alias
    assert job["variables"] == {"KMS_ENDPOINT": f"{alias}:4590", "KMS_TLS_ENDPOINT": f"{alias}:4591"}


def test_dev_container_speaks_of_its_services():
    container = json.loads((SAMPLES / "dev-container/devcontainer.json").read_text())
    services = load(f"dev-container/{container['dockerComposeFile']}")["services"]
    workspace = services[container["service"]]
    assert workspace["volumes"][0].split(":")[1] == container["workspaceFolder"]
    assert workspace["depends_on"] == {"kms": {"condition": "service_healthy"}}
    assert services["kms"]["environment"]["KMS_FAKE_HOST_NAME"] == "kms"
    assert container["forwardPorts"] == [workspace["environment"][it] for it in ("KMS_ENDPOINT", "KMS_TLS_ENDPOINT")]
    assert set(container["portsAttributes"]) == set(container["forwardPorts"])


def test_images_have_the_version_of_this_project():
    named = [
        pod()["containers"][0]["image"],
        load("dev-container/compose.yaml")["services"]["kms"]["image"],
        load("gitlab-ci/.gitlab-ci.yml")["variables"]["KMS_FAKE_IMAGE"],
    ]
    assert {image.split(":")[-1] for image in named} == {VERSION}
