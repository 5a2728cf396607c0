package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Lets one entry of a report be read as a tree, and refuses when the entry is longer than any honest one. */
final class BoundedParser extends JsonParserDelegate {
    private final PositionStream in;
    private final long end;

    /** @param in what the parser reads, a buffer ahead of its tokens; its own locations are objects, made anew each time */
    BoundedParser(JsonParser parser, PositionStream in, long maxBytes) {
        super(parser);
        this.in = in;
        end = in.position() + maxBytes;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        if (in.position() > end) {
            throw new BadEntryException(JsonCursor.place(delegate), "the entry is too long");
        }
        return delegate.nextToken();
    }

    @Override
    public String nextFieldName() throws IOException {
        return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
    }
}
