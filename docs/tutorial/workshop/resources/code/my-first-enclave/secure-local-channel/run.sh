# What an enclave of this image does: names of the outside lead to the forwarder, which leads to the parent.
# The line below is the third on purpose: such a file is one for sh, not for the kernel.
#!/bin/sh

ip addr add 127.0.0.1/32 dev lo
ip link set dev lo up
echo "127.0.0.1   ranges.example.test" >> /etc/hosts
export SSL_CERT_FILE=/app/ca.pem

python3 /app/traffic_forwarder.py 127.0.0.1 443 3 8001 &
python3 /app/server.py server 5005
