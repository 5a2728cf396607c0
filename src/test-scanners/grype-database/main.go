// Command grype-database writes a vulnerability database for Grype that knows one vulnerability:
// CVE-2018-25032 of zlib in Alpine 3.20.
package main

import (
	"log"
	"os"
	"time"

	v6 "github.com/anchore/grype/grype/db/v6"
	"github.com/spf13/afero"
)

func main() {
	folder := os.Args[1]
	writer, err := v6.NewWriter(v6.Config{DBDirPath: folder})
	must(err)
	now := time.Now().UTC()
	vulnerability := &v6.VulnerabilityHandle{
		Name:       "CVE-2018-25032",
		Status:     v6.VulnerabilityActive,
		ProviderID: "alpine",
		Provider:   &v6.Provider{ID: "alpine", Version: "1", DateCaptured: &now},
		BlobValue: &v6.VulnerabilityBlob{
			ID:          "CVE-2018-25032",
			Description: "zlib before 1.2.12 allows memory corruption when deflating",
			Severities:  []v6.Severity{{Scheme: v6.SeveritySchemeCHMLN, Value: "high"}},
		},
	}
	must(writer.AddVulnerabilities(vulnerability))
	must(writer.AddAffectedPackages(&v6.AffectedPackageHandle{
		VulnerabilityID: vulnerability.ID,
		OperatingSystem: &v6.OperatingSystem{Name: "alpine", MajorVersion: "3", MinorVersion: "20"},
		Package:         &v6.Package{Ecosystem: "apk", Name: "zlib"},
		BlobValue: &v6.PackageBlob{Ranges: []v6.Range{{
			Version: v6.Version{Type: "apk", Constraint: "< 1.2.12-r0"},
			Fix:     &v6.Fix{Version: "1.2.12-r0", State: v6.FixedStatus},
		}}},
	}))
	must(writer.SetDBMetadata())
	must(writer.Close())
	_, err = v6.WriteImportMetadata(afero.NewOsFs(), folder, "trial")
	must(err)
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
