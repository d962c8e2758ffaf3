package dev.tunebook.engine.data;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.xerial.snappy.Snappy;

/** Writes small Parquet files for tests to read. */
public final class ParquetFile {
    private ParquetFile() {}

    /**
     * Writes a file.
     *
     * @param schema as Parquet writes it down
     * @param rows fills each row, by its number
     */
    public static void write(
            Path file,
            String schema,
            CompressionCodecName codec,
            Map<String, String> metadata,
            int rows,
            BiConsumer<Group, Integer> fill) {
        MessageType type = MessageTypeParser.parseMessageType(schema);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(type)
                .withExtraMetaData(metadata)
                .withCodecFactory(new Packing())
                .withCompressionCodec(codec)
                .withRowGroupSize(20_000L)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build()) {
            for (int row = 0; row < rows; row++) {
                Group group = new SimpleGroupFactory(type).newGroup();
                fill.accept(group, row);
                writer.write(group);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Packing implements CompressionCodecFactory {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return new BytesInputCompressor() {
                @Override
                public BytesInput compress(BytesInput bytes) throws IOException {
                    return BytesInput.from(pack(codec, bytes.toInputStream().readAllBytes()));
                }

                @Override
                public CompressionCodecName getCodecName() {
                    return codec;
                }

                @Override
                public void release() {}
            };
        }

        private static byte[] pack(CompressionCodecName codec, byte[] bytes) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            switch (codec) {
                case SNAPPY -> {
                    return Snappy.compress(bytes);
                }
                case ZSTD -> {
                    return Zstd.compress(bytes);
                }
                case GZIP -> {
                    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                        gzip.write(bytes);
                    }
                    return out.toByteArray();
                }
                case LZ4_RAW -> {
                    io.airlift.compress.lz4.Lz4Compressor lz4 = new io.airlift.compress.lz4.Lz4Compressor();
                    byte[] packed = new byte[lz4.maxCompressedLength(bytes.length)];
                    int length = lz4.compress(bytes, 0, bytes.length, packed, 0, packed.length);
                    return java.util.Arrays.copyOf(packed, length);
                }
                default -> {
                    // whatever else is asked for: nothing can read it anyway
                    return bytes;
                }
            }
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("only writes");
        }

        @Override
        public void release() {}
    }
}
