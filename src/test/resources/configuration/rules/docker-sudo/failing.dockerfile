FROM alpine:3.21
RUN true && \
# finding
    sudo make install
