#!/usr/bin/env bash
# The vendor's credentials clients: alibabacloud-credentials 1.0.12 (Python), @alicloud/credentials 2.4.7,
#   github.com/aliyun/credentials-go v1.4.14 and com.aliyun:credentials-java 1.0.3
#
# Behaviour: one format of a credentials file, read in four ways. Without the path in the environment Python and Java look
#   for ~/.alibabacloud/credentials.ini, Node.js and Go for ~/.alibabacloud/credentials. Java skips a profile that has no
#   enable = true, which the others ignore. Of type = sts, which the clients have as a type in code, the others say that
#   there is none, and Java takes the pair and leaves the security_token out. A % in a secret is an error in Python, whose
#   parser takes it for a reference.
# Seen, the access key that is found: both files in the home folder: Python and Java that of the .ini, Node.js and Go that
#   of the other. No enable: Java none, the others the file's. sts: Java the file's with no token, the others none. The
#   secret a%b: Python none, the others the file's.
# Why it matters: a file that a test writes for its clients works for some of them, and the chain then goes on to what the
#   machine has. In Java a temporary key is signed with but its token is missing, so that the server says that it knows no
#   such access key. Write enable = true, name the path, and give sessions by the environment.
source "$(dirname "$0")/lib/common.bash"
source "$root/findings/lib/credentials.bash"

credentials_clients
profile() { # LINE…: a credentials file with these
    printf '%s\n' '[default]' "$@"
}
each() { # WHAT PYTHON NODE.JS GO JAVA
    expect "$1, Python" "$2" "$(ask Python)"
    expect "$1, Node.js" "$3" "$(ask Node.js)"
    expect "$1, Go" "$4" "$(ask Go)"
    expect "$1, Java" "$5" "$(ask Java)"
}
mkdir home/.alibabacloud
profile 'enable = true' 'type = access_key' 'access_key_id = plain' 'access_key_secret = secret' > home/.alibabacloud/credentials
profile 'enable = true' 'type = access_key' 'access_key_id = ini' 'access_key_secret = secret' > home/.alibabacloud/credentials.ini
each 'both files' ini plain plain ini
rm home/.alibabacloud/*

export ALIBABA_CLOUD_CREDENTIALS_FILE=file.ini
profile 'enable = true' 'type = access_key' 'access_key_id = file' 'access_key_secret = secret' > file.ini
each 'as all read it' file file file file
profile 'type = access_key' 'access_key_id = file' 'access_key_secret = secret' > file.ini
each 'no enable' file file file none
profile 'enable = true' 'type = access_key' 'access_key_id = file' 'access_key_secret = a%b' > file.ini
each 'a % in the secret' none file file file
profile 'enable = true' 'type = sts' 'access_key_id = file' 'access_key_secret = secret' 'security_token = token' > file.ini
each 'sts' none none none file
cat > Token.java <<'JAVA'
class Token {
    public static void main(String[] arguments) {
        System.out.println(new com.aliyun.credentials.Client().getCredential().getSecurityToken());
    }
}
JAVA
expect 'the token, Java' null "$(java "-Duser.home=$HOME_OF_CLIENTS" -cp "$classpath" Token.java 2> java.log)"
