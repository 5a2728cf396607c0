FROM debian:13
# finding
RUN echo "root:fake-example" | chpasswd
