FROM alpine:3.21
RUN apk add curl && \
    # finding
    curl -fsSL https://example.com/install.sh \
      | sudo -E bash -
# finding
RUN bash -c "$(curl -fsSL https://example.com/install.sh)"
RUN <<EOF
set -e
# finding
wget -qO- https://example.com/install.sh | sh
EOF
