module example.org/shop

go 1.21

toolchain go1.21.5

require github.com/gin-gonic/gin v1.7.0 // the server

require (
	golang.org/x/text v0.3.5 // indirect
	github.com/old/name v1.0.0
	github.com/local/folder v1.0.0
	github.com/left/out v1.2.0
	gopkg.in/yaml.v2 v2.2.1
)

exclude github.com/left/out v1.2.0

replace (
	github.com/old/name => github.com/new/name v1.1.0
	github.com/local/folder => ../folder
	gopkg.in/yaml.v2 v2.2.1 => gopkg.in/yaml.v2 v2.4.0
)
