"""A server on 127.0.0.1 that answers as it is told and writes down each request.

Usage: recorder.py FOLDER [CERTIFICATE KEY]. It reads FOLDER/answers.json, writes its port to FOLDER/port and one JSON
line for each request to FOLDER/requests. The answers are an object: a list for each Action, or "*" for all others; the
last answer of a list repeats. An answer has "status", "body" (text, or any JSON) or "hex" (bytes), "type" and
"headers", and "wait" (seconds), all optional, or is {"drop": true}: the connection is closed without an answer.
"""

import json
import ssl
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

folder = Path(sys.argv[1])
answers = json.loads((folder / "answers.json").read_text())
lock = threading.Lock()
started = time.monotonic()


class Recorder(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def body(self):
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        chunks = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(chunks)

    def answer(self):
        body = self.body()
        address = urlsplit(self.path)
        query = dict(parse_qsl(address.query, keep_blank_values=True))
        form = "form-urlencoded" in self.headers.get("Content-Type", "")
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True)) if form else {}
        headers = {name.lower(): value for name, value in self.headers.items()}
        action = query.get("Action") or fields.get("Action")
        action = action or headers.get("x-acs-action") or headers.get("x-kms-apiname")
        request = {
            "action": action,
            "method": self.command,
            "path": address.path,
            "query": query,
            "form": fields,
            "body": "" if form else body.hex(),
            "headers": headers,
            "peer": self.client_address[1],
            "at": round(time.monotonic() - started, 2),
        }
        with lock:
            with open(folder / "requests", "a") as requests:
                requests.write(json.dumps(request) + "\n")
            queue = answers.get(action) or answers["*"]
            told = queue.pop(0) if len(queue) > 1 else queue[0]
        if told.get("drop"):
            self.close_connection = True
            return
        time.sleep(told.get("wait", 0))
        text = told.get("body", {"RequestId": "r"})
        content = (text if isinstance(text, str) else json.dumps(text)).encode()
        content = bytes.fromhex(told["hex"]) if "hex" in told else content
        self.send_response(told.get("status", 200))
        self.send_header("Content-Type", told.get("type", "application/json"))
        self.send_header("Content-Length", str(len(content)))
        for name, value in told.get("headers", {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = answer

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
    server.socket = context.wrap_socket(server.socket, server_side=True)
(folder / "port.new").write_text(str(server.server_address[1]))
(folder / "port.new").rename(folder / "port")
server.serve_forever()
