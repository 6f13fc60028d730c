package io.github.kmsfake.e2e;

import com.aliyuncs.auth.SignatureVersion;
import com.aliyuncs.http.FormatType;
import com.aliyuncs.http.ProtocolType;
import io.github.kmsfake.KmsFakeServer;
import java.util.List;

/** The vendor's SDKs, as published, each in the ways in which it can be set up to speak. */
enum Sdk {
    /** {@code com.aliyun:kms20160120} over plain HTTP, which signs in version 3. */
    TEA {
        @Override
        Kms connect(KmsFakeServer server, Login login) {
            return new TeaKms(TeaKms.overHttp(server, login));
        }
    },
    TEA_TLS {
        @Override
        Kms connect(KmsFakeServer server, Login login) {
            return new TeaKms(TeaKms.overTls(server, login));
        }
    },
    /** It calls version 1 "v2", and leaves empty values out of what it signs. */
    TEA_V1 {
        @Override
        Kms connect(KmsFakeServer server, Login login) {
            return new TeaKms(TeaKms.overHttp(server, login).setSignatureAlgorithm("v2"));
        }
    },
    TEA_SM3 {
        @Override
        Kms connect(KmsFakeServer server, Login login) {
            return new TeaKms(TeaKms.overHttp(server, login).setSignatureAlgorithm("ACS3-HMAC-SM3"));
        }
    },
    /** {@code com.aliyun:aliyun-java-sdk-kms} as it is unless told otherwise: TLS, JSON, signed in version 1. */
    CLASSIC {
        @Override
        Kms connect(KmsFakeServer server, Login login) {
            return new ClassicKms(server, login);
        }
    },
    CLASSIC_XML {
        @Override
        Kms connect(KmsFakeServer server, Login login) {
            return new ClassicKms(server, login).in(FormatType.XML);
        }
    },
    CLASSIC_HTTP {
        @Override
        Kms connect(KmsFakeServer server, Login login) {
            return new ClassicKms(server, login).over(ProtocolType.HTTP);
        }
    },
    CLASSIC_V3 {
        @Override
        Kms connect(KmsFakeServer server, Login login) {
            return new ClassicKms(server, login).signing(SignatureVersion.V3);
        }
    },
    /** Its compatible mode sends what is a query otherwise as a form. */
    CLASSIC_FORM {
        @Override
        Kms connect(KmsFakeServer server, Login login) {
            return ClassicKms.inCompatibleMode(server, login);
        }
    };

    /** A client that calls the server as {@code login}. */
    abstract Kms connect(KmsFakeServer server, Login login);

    /** A client that calls the server with its own access key. */
    Kms connect(KmsFakeServer server) {
        return connect(server, Login.to(server));
    }

    /**
     * What it shows of an array whose elements have no name of their own. In XML the elements are just repeated, and the
     * classic SDK does not take that for a list.
     */
    <T> List<T> shown(List<T> plainArray) {
        return this == CLASSIC_XML ? List.of() : plainArray;
    }
}
