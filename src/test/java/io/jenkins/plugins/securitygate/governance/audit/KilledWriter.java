package io.jenkins.plugins.securitygate.governance.audit;

import io.jenkins.plugins.securitygate.governance.Approval;
import io.jenkins.plugins.securitygate.governance.ApprovalStore;
import io.jenkins.plugins.securitygate.governance.WaiverAct;
import io.jenkins.plugins.securitygate.governance.WaiverLimits;
import io.jenkins.plugins.securitygate.governance.WaiverStore;
import io.jenkins.plugins.securitygate.governance.WaiverTerms;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Writes until it is killed, and says what is written once it is. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        AuditLog audit = new AuditLog(folder.resolve("audit"), 20_000);
        WaiverStore waivers = new WaiverStore(folder.resolve("waivers.json"));
        ApprovalStore approvals = new ApprovalStore(folder.resolve("approvals.json"));
        for (int i = 0; ; i++) {
            System.out.println(
                    "audit " + audit.append(Trail.event("entry " + i)).hash());
            WaiverTerms terms =
                    new WaiverTerms("job", "CVE-2026-0001", "", "src/" + i, "because", LocalDate.parse("2026-06-01"));
            WaiverAct request = new WaiverAct(WaiverAct.Kind.REQUESTED, "ann", Trail.TIME, "");
            System.out.println("waiver "
                    + waivers.request(0, terms, new WaiverLimits(90, false), request)
                            .number());
            String id = arguments[1] + "-" + i;
            approvals.ask(new Approval(
                    id, "why", 1, Trail.TIME.plusSeconds(60), true, List.of(), List.of(), Approval.Outcome.PENDING));
            System.out.println("approval " + id);
        }
    }
}
