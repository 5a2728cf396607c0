# The policy ready/baseline in Rego.
package ready.baseline

import rego.v1

scan_completed if {
	some scan in input.scans
	scan.status == "completed"
}

deny_scan_required contains "no scan completed" if not scan_completed

deny_scans_completed contains {"msg": "scan incomplete", "where": scan.tool} if {
	some scan in input.scans
	scan.status != "completed"
}

deny_scans_completed contains {"msg": "report not read in full", "where": scan.tool} if {
	some scan in input.scans
	scan.failed_entries > 0
}

deny_no_new_grave_findings contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kind != "secret"
	finding.severity_rank >= 4
	finding.change != "outstanding"
}

deny_no_new_secrets contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kind == "secret"
	finding.rule != "not-examined"
	finding.change != "outstanding"
}

warn_all_examined contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.rule == "not-examined"
	finding.change != "outstanding"
}

deny_no_known_exploited contains {"msg": finding.title, "fingerprint": finding.fingerprint} if {
	some finding in input.findings
	finding.kev
}

warn_no_failed_tests contains {"msg": "tests failed", "where": suite.name} if {
	some suite in input.tests
	suite.failures + suite.errors > 0
}
