package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about buckets of AWS, parts of which are resources of their own. No rule asks for encryption: S3 always encrypts. */
final class BucketRules {
    private static final String BUCKET = "aws_s3_bucket";
    private static final String BLOCK = "aws_s3_bucket_public_access_block";
    private static final Set<String> PUBLIC = Set.of("public-read", "public-read-write", "website");

    static final List<Rule<Member>> ALL = List.of(
            Rule.of("terraform-aws-bucket-public-acl", Severity.HIGH, "Anybody may read the bucket")
                    .cwe(732)
                    .fix("Remove acl, and serve what is public through CloudFront.")
                    .when(bucket -> bucket.is(BUCKET, BUCKET + "_acl")
                            ? bucket.resource().bad("acl", acl -> PUBLIC.contains(acl.text()))
                            : Stream.empty()),
            Rule.of("terraform-aws-bucket-public-policy", Severity.HIGH, "The bucket's policy lets everybody in")
                    .cwe(732)
                    .fix("Name the accounts in Principal, or add a Condition.")
                    .when(bucket -> bucket.is(BUCKET, BUCKET + "_policy")
                            ? bucket.resource().bad("policy", always -> true).filter(hit -> bucket.hasPublicPolicy())
                            : Stream.empty()),
            Rule.of(
                            "terraform-aws-bucket-public-access-block",
                            Severity.LOW,
                            "Nothing keeps the bucket from becoming public")
                    .standard(AwsPolicy.cis("2.1.4"))
                    .cwe(732)
                    .fix("Add an aws_s3_bucket_public_access_block with all four settings true.")
                    .when(BucketRules::withoutBlock),
            Rule.of("terraform-aws-bucket-versioning", Severity.LOW, "What is overwritten in the bucket is lost")
                    .fix("Add an aws_s3_bucket_versioning with status = \"Enabled\".")
                    .when(BucketRules::withoutVersions));

    private BucketRules() {}

    private static Stream<Hit> withoutBlock(Member bucket) {
        if (bucket.is(BLOCK)) {
            return Stream.of(
                            "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")
                    .filter(key -> bucket.resource().notOn(key).findAny().isPresent())
                    .map(key -> bucket.resource().missing(key));
        }
        return bucket.is(BUCKET) && !bucket.hasPart(BLOCK)
                ? Stream.of(bucket.resource().missing(""))
                : Stream.empty();
    }

    private static Stream<Hit> withoutVersions(Member bucket) {
        Resource resource = bucket.resource();
        if (bucket.is(BUCKET + "_versioning")) {
            return resource.blocks("versioning_configuration")
                    .map(block -> block.get("status"))
                    .filter(status -> Set.of("Suspended", "Disabled").contains(status.text()))
                    .map(status -> resource.missing(""));
        }
        boolean inside = resource.blocks("versioning")
                .map(block -> block.get("enabled"))
                .anyMatch(enabled -> enabled.isTrue() || Resource.isUnknown(enabled));
        return bucket.is(BUCKET) && !inside && !bucket.hasPart(BUCKET + "_versioning")
                ? Stream.of(resource.missing(""))
                : Stream.empty();
    }
}
