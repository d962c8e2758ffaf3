package dev.tunebook.engine.data.sources;

import com.github.luben.zstd.Zstd;
import dev.tunebook.engine.spec.UserException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Unpacks the pages of a Parquet file: Snappy, gzip, Zstandard and raw LZ4, which are nearly all there are. */
final class ParquetCodecs implements CompressionCodecFactory {
    private static final int MOST_PAGE_BYTES = 512 << 20;

    private final DataFile file;

    ParquetCodecs(DataFile file) {
        this.file = file;
    }

    @FunctionalInterface
    private interface Codec {
        byte[] unpack(byte[] packed, int size) throws IOException;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("only reads");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Unpacking(codec(codec));
    }

    private Codec codec(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> (packed, size) -> packed;
            case SNAPPY ->
                (packed, size) -> {
                    byte[] page = new byte[size];
                    Snappy.uncompress(packed, 0, packed.length, page, 0);
                    return page;
                };
            case GZIP ->
                (packed, size) -> {
                    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                        return in.readNBytes(size);
                    }
                };
            case ZSTD -> Zstd::decompress;
            case LZ4_RAW ->
                (packed, size) -> {
                    byte[] page = new byte[size];
                    new Lz4Decompressor().decompress(packed, 0, packed.length, page, 0, size);
                    return page;
                };
            default ->
                throw new UserException(
                        "%s (compressed with %s) must be compressed with Snappy, gzip, Zstandard or raw LZ4."
                                .formatted(file.name(), codec.name().toLowerCase(Locale.ROOT)),
                        "write it again with one of these.");
        };
    }

    @Override
    public void release() {}

    private static byte[] bytes(BytesInput input) throws IOException {
        return input.toInputStream().readAllBytes();
    }

    private final class Unpacking implements BytesInputDecompressor {
        private final Codec codec;

        Unpacking(Codec codec) {
            this.codec = codec;
        }

        @Override
        public BytesInput decompress(BytesInput packed, int size) throws IOException {
            return BytesInput.from(page(bytes(packed), size));
        }

        private byte[] page(byte[] packed, int size) throws IOException {
            if (size < 0 || size > MOST_PAGE_BYTES) {
                throw new UserException(
                        "%s (a page of %,d bytes) must have pages of at most %,d bytes."
                                .formatted(file.name(), size, MOST_PAGE_BYTES),
                        "it is damaged, or made to do harm.");
            }
            byte[] page = codec.unpack(packed, size);
            if (page.length != size) {
                throw new IOException("a page has " + page.length + " bytes instead of " + size);
            }
            return page;
        }

        @Override
        public void decompress(ByteBuffer packed, int packedSize, ByteBuffer page, int size) throws IOException {
            byte[] bytes = new byte[packedSize];
            packed.get(bytes);
            page.put(page(bytes, size));
        }

        @Override
        public void release() {}
    }
}
