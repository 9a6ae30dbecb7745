/* country.c - tests of ingest/country: every spelling means one country. */
#include "ingest/country.h"

#include "base/ini.h"
#include "files.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static void
means(const char *text, const char *expected)
{
    const char *code = country_code(slice_of(text));

    if (expected == NULL && code != NULL)
        fail_msg("%s means %s", text, code);
    if (expected == NULL)
        return;
    if (code == NULL)
        fail_msg("%s means no country", text);
    if (strcmp(code, expected) != 0)
        fail_msg("%s means %s, not %s", text, code, expected);
}

/* `a | b | c`, all of them. */
static void
all_mean(const char *texts, const char *expected)
{
    struct slice rest = slice_of(texts);

    while (rest.len > 0) {
        AUTO(buf) one = { 0 };

        buf_slice(&one, slice_trim(slice_cut(&rest, '|')));
        means(buf_string(&one), expected);
    }
}

static void
test_names_in_every_language(void **state)
{
    (void)state;
    all_mean(
        "Japan | 日本 | Japão | Japón | Japon | Giappone | 일본 | Япония | "
        "Japonia",
        "JP");
    all_mean("Germany | ドイツ | Alemanha | Alemania | Allemagne | Germania | "
             "독일 | Германия | Deutschland | Niemcy | 德国 | 德國",
             "DE");
    all_mean("Austria | オーストリア | Áustria | Autriche | 오스트리아 | "
             "Австрия | Österreich | 奥地利 | 奧地利",
             "AT");
    all_mean("Kenya | ケニア | Quênia | Quénia | Kenia | 케냐 | Кения | 肯尼亚",
             "KE");
    all_mean("Australia | オーストラリア | Austrália | Australie | 호주 | "
             "Австралия | Australien | 澳大利亚",
             "AU");
    all_mean("Poland | ポーランド | Polônia | Polónia | Polonia | Pologne | "
             "폴란드 | Польша | Polen | Polska | 波兰 | 波蘭",
             "PL");
}

static void
test_official_names(void **state)
{
    (void)state;
    means("Kingdom of Norway", "NO");
    means("Korea, Republic of", "KR");
    means("Korea, Democratic People's Republic of", "KP");
    means("Iran (Islamic Republic of)", "IR");
    means("Bolivia, Plurinational State of", "BO");
    means("Lao People's Democratic Republic", "LA");
    means("Repubblica italiana", "IT");
    means("Bundesrepublik Deutschland", "DE");
}

static void
test_what_platforms_and_people_write(void **state)
{
    (void)state;
    all_mean("United States of America | United States | USA | U.S.A. | U.S. | "
             "US | The United States | Estados Unidos | アメリカ | 米国 | "
             "アメリカ合衆国 | 미국 | США",
             "US");
    all_mean("UK | U.K. | Great Britain | England | Scotland | Wales | "
             "Northern Ireland | イギリス | 英国 | Großbritannien",
             "GB");
    all_mean("South Korea | Republic of Korea | Korea | Korea (South) | 韓国 | "
             "대한민국 | Südkorea | Corée du Sud",
             "KR");
    all_mean("North Korea | DPRK | 北朝鮮", "KP");
    all_mean("Viet Nam | Vietnam | ベトナム", "VN");
    all_mean("Russia | Russian Federation | ロシア", "RU");
    all_mean("Czechia | Czech Republic | チェコ", "CZ");
    all_mean("Türkiye | Turkiye | Turkey | TÜRKİYE | トルコ", "TR");
    all_mean("Taiwan | Taiwan, China | Chinese Taipei | 台湾 | 臺灣", "TW");
    all_mean("Hong Kong | Hong Kong SAR | Hong Kong SAR China | "
             "Hong Kong, China | 香港",
             "HK");
    all_mean("Macao | Macau | Macau SAR China | マカオ | 澳門", "MO");
    all_mean("China | PRC | People's Republic of China | 中国 | 中國", "CN");
    all_mean("Iran | Iran, Islamic Republic of | イラン", "IR");
    all_mean("Tanzania | Tanzania, United Republic of", "TZ");
    all_mean("Moldova | Republic of Moldova | Moldova, Republic of", "MD");
    all_mean("Ivory Coast | Côte d'Ivoire | Côte d’Ivoire | Cote D Ivoire | "
             "コートジボワール",
             "CI");
    all_mean("Kosovo | XK", "XK"); /* left to its users by ISO */
    all_mean("Palestine | State of Palestine | Palestine, State of", "PS");
    all_mean("Laos | Lao PDR", "LA");
    all_mean("Brunei | Brunei Darussalam", "BN");
    all_mean("Netherlands | The Netherlands | Holland | オランダ", "NL");
    all_mean("Eswatini | Swaziland", "SZ");
    all_mean("Myanmar | Burma | ミャンマー", "MM");
    all_mean("North Macedonia | Macedonia | FYROM", "MK");
    all_mean("Cabo Verde | Cape Verde", "CV");
    all_mean("Timor-Leste | East Timor | Timor Leste", "TL");
    all_mean("DR Congo | D.R. Congo | DRC | Congo-Kinshasa | Zaire | "
             "Congo, Democratic Republic of the | "
             "Democratic Republic of the Congo",
             "CD");
    all_mean("Congo | Republic of the Congo | Congo-Brazzaville", "CG");
    all_mean("Bosnia and Herzegovina | Bosnia & Herzegovina", "BA");
    all_mean("Nippon | nihon | にほん", "JP");
}

/* Neighbours in the alphabet, and none of them the other. */
static void
test_countries_that_look_alike(void **state)
{
    (void)state;
    means("Austria", "AT");
    means("Australia", "AU");
    means("Slovakia", "SK");
    means("Slovenia", "SI");
    means("Niger", "NE");
    means("Nigeria", "NG");
    means("Dominica", "DM");
    means("Dominican Republic", "DO");
    means("Guinea", "GN");
    means("Guinea-Bissau", "GW");
    means("Equatorial Guinea", "GQ");
    means("Papua New Guinea", "PG");
    means("Sudan", "SD");
    means("South Sudan", "SS");
    means("Samoa", "WS");
    means("American Samoa", "AS");
    means("Saint Martin (French part)", "MF");
    means("Sint Maarten (Dutch part)", "SX");
    means("República Islâmica do Paquistão", "PK");
}

static void
test_spelling_makes_no_difference(void **state)
{
    (void)state;
    all_mean("JAPAN | japan |  Ｊａｐａｎ | J a p a n | Japan.", "JP");
    all_mean("Côte d'Ivoire | COTE D'IVOIRE | Co\xcc\x82te d`Ivoire", "CI");
    all_mean("Sao Tome and Principe | São Tomé and Príncipe | "
             "SAO TOME & PRINCIPE",
             "ST");
    all_mean("Reunion | Réunion", "RE");
    all_mean("Curacao | Curaçao", "CW");
    all_mean("ﾄﾞｲﾂ | ドイツ | ト\xe3\x82\x99イツ", "DE"); /* half width, NFD */
    means("トイツ", NULL); /* a mark of another script is no accent */
}

static void
test_codes(void **state)
{
    (void)state;
    all_mean("JP | jp | Jp | JPN | jpn | ＪＰ", "JP");
    all_mean("DE | de | DEU", "DE");
    all_mean("GB | GBR | gb", "GB");
    means("IT", "IT");
    means("NO", "NO");
    means("no", NULL); /* says no */
    means("No", NULL);
    means("na", NULL);
    means("N/a", NULL);
    means("N.A.", NULL);
    means("J.P.", NULL);
    means("J-P", NULL);
    means("ZZ", NULL);
}

static void
test_what_is_no_country(void **state)
{
    AUTO(buf) long_one = { 0 };

    (void)state;
    all_mean(
        "Atlantis | UNIDO | Europe | EU | European Union | Africa | Tokyo | "
        "Japan and Kenya | Japan, Kenya | Japanese | other | ? | 1 | \xff",
        NULL);
    means("", NULL);
    for (int i = 0; i < 100; i++)
        buf_text(&long_one, "Japan");
    means(buf_string(&long_one), NULL);
}

/* What a spelling of ISO's has to mean. iso-codes gives one name of Pakistan,
 * by mistake, to Afghanistan as well; ours decides. */
static void
iso_means(const char *text, const char *country)
{
    static const char wrong[] = "República Islâmica do Paquistão";

    means(text, strcmp(text, wrong) == 0 ? "PK" : country);
}

/* All that ISO has: a name of two countries would be known as neither. */
static void
test_every_name_of_iso_is_its_countrys(void **state)
{
    AUTO(ini) ini = { 0 };
    struct err err;
    size_t count = 0;

    (void)state;
    assert_true(
        ini_parse(&ini, "iso3166.ini", slice_of(conf_iso3166.text), &err));
    for (size_t i = 0; i < ini.count; i++) {
        struct slice rest = slice_of(ini.items[i].value);

        if (ini.items[i].key == NULL)
            continue;
        means(ini.items[i].key, ini.items[i].key);
        for (; rest.len > 0; count++) {
            AUTO(buf) one = { 0 };

            buf_slice(&one, slice_trim(slice_cut(&rest, '|')));
            iso_means(buf_string(&one), ini.items[i].key);
        }
    }
    assert_true(count > 4000);
}

static void
test_every_spelling_of_ours_is_its_countrys(void **state)
{
    AUTO(ini) ini = { 0 };
    struct err err;

    (void)state;
    assert_true(
        ini_parse(&ini, "countries.ini", slice_of(conf_countries.text), &err));
    for (size_t i = 0; i < ini.count; i++)
        if (ini.items[i].key != NULL)
            all_mean(ini.items[i].value,
                     strcmp(ini.items[i].section, "name") == 0
                         ? ini.items[i].key
                         : NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_in_every_language),
        cmocka_unit_test(test_official_names),
        cmocka_unit_test(test_what_platforms_and_people_write),
        cmocka_unit_test(test_countries_that_look_alike),
        cmocka_unit_test(test_spelling_makes_no_difference),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_what_is_no_country),
        cmocka_unit_test(test_every_name_of_iso_is_its_countrys),
        cmocka_unit_test(test_every_spelling_of_ours_is_its_countrys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
