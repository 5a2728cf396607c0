package io.jenkins.plugins.securitygate.upload;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Imports findings into DefectDojo by its API v2. A reimport compares with what is there, closes what is gone, and makes
 * product, engagement and test when they are missing.
 *
 * @see <a href="https://docs.defectdojo.com/import_data/import_scan_files/api_pipeline_modelling/">Import by API</a>
 */
public final class DefectDojo {
    private static final String SCAN_TYPE = "SARIF";

    private final Service service;
    private final String token;

    /** @param token an API v2 key */
    public DefectDojo(Service service, String token) {
        this.service = service;
        this.token = token;
    }

    /**
     * Where findings belong. Empty texts are not sent.
     *
     * @param productType needed when the product is to be made
     * @param product name of the product
     * @param engagement name of the engagement
     * @param test title of the test, which a reimport compares with
     */
    public record Place(String productType, String product, String engagement, String test) {}

    /**
     * Imports a SARIF file.
     *
     * @param anew whether to add a new test instead of updating the one of the same title
     */
    public Answer send(Place place, byte[] sarif, boolean anew) throws UploadException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("scan_type", SCAN_TYPE);
        fields.put("auto_create_context", "true");
        fields.put("close_old_findings", "true");
        fields.put("product_type_name", place.productType());
        fields.put("product_name", place.product());
        fields.put("engagement_name", place.engagement());
        fields.put("test_title", place.test());
        fields.values().removeIf(String::isEmpty);
        MultipartForm form = new MultipartForm(fields).file("file", "findings.sarif", sarif);
        byte[] body = form.body();
        return service.send(
                () -> HttpRequest.newBuilder(service.below(anew ? "/api/v2/import-scan/" : "/api/v2/reimport-scan/"))
                        .header("Authorization", "Token " + token)
                        .header("Accept", "application/json")
                        .header("Content-Type", form.contentType())
                        .POST(BodyPublishers.ofByteArray(body)),
                token);
    }
}
