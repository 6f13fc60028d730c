package sample;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.DecryptRequest;
import com.aliyun.kms20160120.models.EncryptRequest;
import com.aliyun.tea.TeaException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Notes, encrypted while they are kept. */
@RestController
class NotesController {
    private final Map<String, String> notes = new ConcurrentHashMap<>();
    private final Client kms;
    private final Retries retries;
    private final String key;

    NotesController(Client kms, Retries retries, KmsSettings settings) {
        this.kms = kms;
        this.retries = retries;
        this.key = settings.key();
    }

    @PutMapping("/notes/{name}")
    void put(@PathVariable String name, @RequestBody String text) throws Exception {
        EncryptRequest request = new EncryptRequest().setKeyId(key).setPlaintext(text);
        notes.put(name, retries.call(() -> kms.encrypt(request)).getBody().getCiphertextBlob());
    }

    @GetMapping("/notes/{name}")
    ResponseEntity<String> get(@PathVariable String name) throws Exception {
        String note = notes.get(name);
        if (note == null) {
            return ResponseEntity.notFound().build();
        }
        DecryptRequest request = new DecryptRequest().setCiphertextBlob(note);
        return ResponseEntity.ok(retries.call(() -> kms.decrypt(request)).getBody().getPlaintext());
    }

    @ExceptionHandler(TeaException.class)
    ResponseEntity<String> refused(TeaException refusal) {
        return ResponseEntity.status(HttpStatus.BAD_GATEWAY).body(refusal.getCode());
    }
}
