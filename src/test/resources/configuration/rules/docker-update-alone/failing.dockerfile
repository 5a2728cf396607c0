FROM debian:13
# finding
RUN apt-get update
RUN apt-get install -y curl
