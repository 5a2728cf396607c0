module example.org/grype-database

go 1.26

require (
	github.com/anchore/grype v0.121.2
	github.com/spf13/afero v1.15.0
)
