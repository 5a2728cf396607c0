package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Lets one entry of a report be read as a tree, and refuses when the entry is longer than any honest one. */
final class BoundedParser extends JsonParserDelegate {
    private final long end;

    BoundedParser(JsonParser parser, long maxBytes) {
        super(parser);
        end = parser.currentLocation().getByteOffset() + maxBytes;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        if (delegate.currentLocation().getByteOffset() > end) {
            throw new BadEntryException(JsonCursor.place(delegate), "the entry is too long");
        }
        return delegate.nextToken();
    }

    @Override
    public String nextFieldName() throws IOException {
        return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
    }
}
