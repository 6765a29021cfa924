"""Says hello again and again, as long as the enclave runs."""
import itertools
import time

for number in itertools.count(1):
    print(f"[{number:4d}] Hello from the enclave side!", flush=True)
    time.sleep(1)
