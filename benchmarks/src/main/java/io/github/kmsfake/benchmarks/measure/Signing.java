package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.Call;
import io.github.kmsfake.benchmarks.client.Keys;
import io.github.kmsfake.benchmarks.process.Programs;
import io.github.kmsfake.benchmarks.process.ServerProcess;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import io.github.kmsfake.benchmarks.report.Samples;
import io.github.kmsfake.benchmarks.report.Unit;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.util.List;

/**
 * AsymmetricSign with RSA_2048 under load, beside the platform's own signatures from one thread. Both are counted per
 * second of processor time, so that it does not matter how many cores there are, and what the load takes of them.
 */
final class Signing implements Measurement {
    private static final Budget BUDGET = Budget.atLeastTimes(0.85);
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /** So few calls are answered in a second that compiling what they need takes longer than elsewhere. */
    private static final int LONGER_WARM_UP = 5;

    @Override
    public List<Row> rows(Effort effort) throws IOException {
        Side pss = new Side("RSA_PSS_SHA_256");
        Side pkcs1 = new Side("RSA_PKCS1_SHA_256");
        for (int fork = 0; fork < effort.forks(); fork++) {
            try (ServerProcess server = Programs.fake()) {
                Keys key = Keys.create(server.port(), "RSA_2048");
                pss.measure(server, key, effort.warmUp().multipliedBy(LONGER_WARM_UP), effort);
                pkcs1.measure(server, key, effort.warmUp(), effort);
            }
        }
        return List.of(pss.row(), pkcs1.row());
    }

    /** One algorithm, with what the fake and the platform make of it. */
    private record Side(String algorithm, Samples fake, Samples floor) {
        Side(String algorithm) {
            this(algorithm, new Samples(), new Samples());
        }

        void measure(ServerProcess server, Keys key, Duration warmUp, Effort effort) throws IOException {
            Call sign = key.sign(algorithm);
            Proof.isGranted(server.port(), sign.signedV3(), "KeyId", key.keyId());
            Contestant contestant = new Contestant(() -> List.of(sign.signedV3()));
            Signer signer = new Signer(algorithm);
            contestant.warmUp(warmUp, server);
            signer.perSecond(effort.warmUp());
            for (int i = 0; i < effort.rounds(); i++) {
                contestant.perform(effort.round(), server);
                floor.add(signer.perSecond(effort.round()));
            }
            fake.add(MICROS_PER_SECOND / contestant.processorTime().median());
        }

        Row row() {
            return Row.compared(
                    "AsymmetricSign, RSA_2048, " + algorithm + ": signatures per second and core; floor: JCA",
                    Unit.PER_SECOND,
                    fake,
                    floor,
                    BUDGET);
        }
    }

    /** Signs without any server. */
    private static final class Signer {
        private static final int BITS = 2048;
        private static final int DIGEST_BYTES = 32;

        private final Signature signature;
        private final PrivateKey key;

        Signer(String algorithm) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                key = generator.generateKeyPair().getPrivate();
                boolean pss = algorithm.equals("RSA_PSS_SHA_256");
                signature = Signature.getInstance(pss ? "RSASSA-PSS" : "SHA256withRSA");
                if (pss) {
                    signature.setParameter(new PSSParameterSpec(
                            "SHA-256",
                            "MGF1",
                            MGF1ParameterSpec.SHA256,
                            DIGEST_BYTES,
                            PSSParameterSpec.TRAILER_FIELD_BC));
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has RSA", e);
            }
        }

        double perSecond(Duration time) {
            try {
                long begin = System.nanoTime();
                long end = begin + time.toNanos();
                long signatures = 0;
                while (System.nanoTime() < end) {
                    signature.initSign(key);
                    signature.update(new byte[DIGEST_BYTES]);
                    signature.sign();
                    signatures++;
                }
                return signatures * NANOS_PER_SECOND / (System.nanoTime() - begin);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a digest can be signed", e);
            }
        }
    }
}
