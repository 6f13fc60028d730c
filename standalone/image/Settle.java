import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a start-up archive repeatable. Two archives made of the same classes differ only in the moments at which soft
 * references were made, and in checksums that are not looked at unless somebody asks for it. Where the two differ, zeros
 * are put.
 */
final class Settle {
    private static final int HEADER = 4096;

    private Settle() {}

    public static void main(String[] files) throws IOException {
        ByteBuffer one = ByteBuffer.wrap(Files.readAllBytes(Path.of(files[0]))).order(ByteOrder.nativeOrder());
        ByteBuffer other = ByteBuffer.wrap(Files.readAllBytes(Path.of(files[1]))).order(ByteOrder.nativeOrder());
        if (one.capacity() != other.capacity()) {
            System.err.println("the two archives differ in size: " + one.capacity() + " and " + other.capacity());
            System.exit(1);
        }
        for (int at = 0; at < HEADER; at += Integer.BYTES) {
            if (one.getInt(at) != other.getInt(at)) {
                one.putInt(at, 0);
            }
        }
        for (int at = HEADER; at < one.capacity(); at += Long.BYTES) {
            if (one.getLong(at) != other.getLong(at)) {
                one.putLong(at, 0);
            }
        }
        Files.write(Path.of(files[2]), one.array());
    }
}
