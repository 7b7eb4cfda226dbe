"""shop.py for a test: serve.py PORT PORT-FILE. It ends when its standard input does."""
import os, sys, threading
from werkzeug.serving import make_server
from shop import app

server = make_server("127.0.0.1", int(sys.argv[1]), app, threaded=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
with open(sys.argv[2] + ".new", "w") as file:
    file.write(str(server.port))
os.rename(sys.argv[2] + ".new", sys.argv[2])
sys.stdin.read()
