FROM alpine:3.21
RUN apk add sudoers-doc && echo "pseudo code"
