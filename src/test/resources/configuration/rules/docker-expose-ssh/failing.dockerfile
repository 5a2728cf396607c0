FROM debian:12
# finding
EXPOSE 80 22/tcp
# finding
EXPOSE 20-25
