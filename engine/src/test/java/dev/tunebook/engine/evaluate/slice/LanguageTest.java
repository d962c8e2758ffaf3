package dev.tunebook.engine.evaluate.slice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My card was charged twice and I want the money back|English",
                "Meine Karte wurde zweimal belastet und ich möchte das Geld zurück|German",
                "Ma carte a été débitée deux fois et je veux un remboursement|French",
                "Mi tarjeta se cobró dos veces y quiero que me devuelvan el dinero|Spanish",
                "La mia carta è stata addebitata due volte e non ho il rimborso|Italian",
                "O meu cartão foi cobrado duas vezes e não tenho o dinheiro|Portuguese",
                "Mijn kaart is twee keer belast en ik wil het geld niet kwijt|Dutch",
                "Моя карта была списана дважды|Cyrillic",
                "カードが二回請求されました|Japanese",
                "我的卡被扣了两次|Chinese",
                "카드가 두 번 청구되었습니다|Korean",
                "12345 !!!|unsure",
                "Tunebook|unsure",
                "''|unsure"
            })
    void guesses(String text, String language) {
        assertThat(Language.of(text)).isEqualTo(language);
    }
}
