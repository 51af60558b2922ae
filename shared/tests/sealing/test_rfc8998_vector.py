"""RFC 8998 appendix A.1, through the same primitives the sealer uses."""

import base64

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

from wenze.sealing import KeyRing, Sealer

KEY = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")
NONCE = bytes.fromhex("00001234567800000000ABCD")
ASSOCIATED = bytes.fromhex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2")
PLAIN = bytes.fromhex(
    "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
    "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA"
)
CIPHERTEXT = bytes.fromhex(
    "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
    "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
)
TAG = bytes.fromhex("83DE3541E4C2B58177E065A9BF7B62EC")


def test_the_published_vector_is_reproduced():
    encryptor = Cipher(SM4(KEY), GCM(NONCE)).encryptor()
    encryptor.authenticate_additional_data(ASSOCIATED)

    assert encryptor.update(PLAIN) + encryptor.finalize() == CIPHERTEXT
    assert encryptor.tag == TAG


def test_the_sealer_uses_the_cipher_of_the_vector():
    sealed = Sealer(KeyRing("k", {"k": KEY}), lambda length: NONCE[:length]).seal("A" * 16, "place")

    encryptor = Cipher(SM4(KEY), GCM(NONCE)).encryptor()
    encryptor.authenticate_additional_data(b"sm4gcm.v1.k.place")
    expected = encryptor.update(b"A" * 16) + encryptor.finalize() + encryptor.tag

    assert base64.urlsafe_b64decode(sealed.rsplit(".", 1)[1] + "==")[: len(expected)] == expected
