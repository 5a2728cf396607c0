FROM alpine:3.21
RUN curl -fsSLo install.sh https://example.com/install.sh && sha256sum -c install.sha256 && sh install.sh
RUN curl -fsSL https://example.com/app.tgz | tar xz
RUN curl -fsSL https://example.com/key | tee key.asc; ls | sh-lint
