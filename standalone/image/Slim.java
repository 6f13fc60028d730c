import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar without what only a debugger reads, the names of local variables, and without entries for folders. The
 * image's Java runtime has no such tables either; line numbers stay.
 */
final class Slim {
    private static final Set<String> LEFT_OUT = Set.of("LocalVariableTable", "LocalVariableTypeTable");
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final DataInputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<Integer, String> texts = new HashMap<>();

    private Slim(byte[] type) {
        this.in = new DataInputStream(new ByteArrayInputStream(type));
    }

    public static void main(String[] jars) throws IOException {
        try (ZipFile from = new ZipFile(jars[0]);
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(Path.of(jars[1])))) {
            to.setLevel(Deflater.BEST_COMPRESSION);
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (!entry.isDirectory()) {
                    byte[] content = from.getInputStream(entry).readAllBytes();
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTimeLocal(TIME);
                    to.putNextEntry(copy);
                    to.write(entry.getName().endsWith(".class") ? new Slim(content).type() : content);
                }
            }
        }
    }

    private byte[] type() throws IOException {
        copy(8);
        constants();
        copy(6);
        copy(2 * count());
        members(); // fields
        members(); // methods
        out.write(in.readAllBytes());
        return bytes.toByteArray();
    }

    private void constants() throws IOException {
        int count = count();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            switch (tag) {
                case 1 -> {
                    String text = in.readUTF();
                    texts.put(index, text);
                    out.writeUTF(text);
                }
                case 5, 6 -> {
                    copy(8);
                    index++; // these take two places
                }
                case 7, 8, 16, 19, 20 -> copy(2);
                case 15 -> copy(3);
                default -> copy(4);
            }
        }
    }

    private void members() throws IOException {
        int count = count();
        for (int member = 0; member < count; member++) {
            copy(6);
            attributes();
        }
    }

    private void attributes() throws IOException {
        int kept = 0;
        int count = in.readUnsignedShort();
        Slim inner = new Slim(new byte[0]);
        for (int attribute = 0; attribute < count; attribute++) {
            int name = in.readUnsignedShort();
            byte[] content = in.readNBytes(in.readInt());
            String text = texts.get(name);
            if (!LEFT_OUT.contains(text)) {
                byte[] slim = "Code".equals(text) ? code(content) : content;
                inner.out.writeShort(name);
                inner.out.writeInt(slim.length);
                inner.out.write(slim);
                kept++;
            }
        }
        out.writeShort(kept);
        out.write(inner.bytes.toByteArray());
    }

    private byte[] code(byte[] content) throws IOException {
        Slim code = new Slim(content);
        code.texts.putAll(texts);
        code.copy(4);
        int length = code.in.readInt();
        code.out.writeInt(length);
        code.copy(length);
        code.copy(8 * code.count());
        code.attributes();
        return code.bytes.toByteArray();
    }

    private int count() throws IOException {
        int count = in.readUnsignedShort();
        out.writeShort(count);
        return count;
    }

    private void copy(int length) throws IOException {
        out.write(in.readNBytes(length));
    }
}
