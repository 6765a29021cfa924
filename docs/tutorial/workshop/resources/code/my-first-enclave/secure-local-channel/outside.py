"""A web server with TLS on a port of its own: prints the port. Its certificate is for ranges.example.test."""
import http.server
import ssl
import sys

RANGES = b'{"prefixes": [{"region": "us-east-1", "ip": "192.0.2.0/24"}, {"region": "eu-west-1", "ip": "198.51.100.0/24"}]}'


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/ranges.json" else 404)
        self.send_header("Content-Length", str(len(RANGES)))
        self.end_headers()
        self.wfile.write(RANGES)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
server.serve_forever()
