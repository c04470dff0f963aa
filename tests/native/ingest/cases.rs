//! Each refusal of the data format, in the order of its chapters.

/// A place in the small dataset, what it is changed to, and what is then said of it.
pub(super) const CHANGES: &[(&str, &str, &[&str])] = &[
    // Members.
    (
        "\"license\":\"CC0-1.0\",\n",
        "\"licence\":\"CC0-1.0\",\n",
        &["8:1 /licence error[unknown-member] licence"],
    ),
    ("\"id\":\"small\",\n", "", &["1:1  error[missing-member]  > id"]),
    (
        "\"id\":\"small\",\n",
        "\"id\":\"small\",\n\"id\":\"large\",\n",
        &["4:1 /id error[duplicate-member] id"],
    ),
    (
        r#""seat":"Norrvik","#,
        r#""seat":"Norrvik","se\u0061t":"Sjövik","#,
        &["14:126 /regions/0/seat error[duplicate-member] seat"],
    ),
    (r#""unit":"index","#, "", &["40:1 /indicators/1 error[missing-member]  > unit"]),
    (
        r#""locator":"s. 4"}"#,
        r#""locator":"s. 4","a/b~c":1}"#,
        &["29:314 /investments/0/a~1b~0c error[unknown-member] a/b~c"],
    ),
    (
        r#""en":"Care"}"#,
        r#""fi":"Hoito"}"#,
        &[
            "19:23 /areas/0/name error[missing-member]  > en",
            "19:36 /areas/0/name/fi error[unknown-member] fi",
        ],
    ),
    // Types.
    (
        r#""title":{"sv":"Påhittade belopp","en":"Invented amounts"}"#,
        r#""title":["Påhittade belopp"]"#,
        &["4:9 /title error[wrong-type] array > text"],
    ),
    (r#""id":"small""#, r#""id":7"#, &["3:6 /id error[wrong-type] number > string"]),
    (
        r#"{"code":"S2","name":"Region Söderås","tile":[0,2]}"#,
        r#""S2""#,
        &["15:1 /regions/1 error[wrong-type] string > object"],
    ),
    (
        r#""from":2018,"phase":"approved","recurrence":"one-off","funding""#,
        r#""from":"2018","phase":"approved","recurrence":"one-off","funding""#,
        &["29:152 /investments/0/from error[wrong-type] string > number"],
    ),
    (
        r#""aliases":["Norrviks landsting","NV"]"#,
        r#""aliases":"NV""#,
        &["14:136 /regions/0/aliases error[wrong-type] string > array"],
    ),
    (
        r#""aliases":["Norrviks landsting","NV"]"#,
        r#""aliases":["Norrviks landsting",null]"#,
        &["14:158 /regions/0/aliases/1 error[wrong-type] null > string"],
    ),
    (
        r#""status":{"2018":"derived","2019":"preliminary"}"#,
        r#""status":[]"#,
        &["39:244 /indicators/0/status error[wrong-type] array > object"],
    ),
    (
        r#""amount":80000000"#,
        r#""amount":"80000000""#,
        &["32:92 /investments/3/amount error[wrong-type] string > number"],
    ),
    (
        r#""amount":80000000"#,
        r#""amount":true"#,
        &["32:92 /investments/3/amount error[wrong-type] boolean > number"],
    ),
    (
        r#""coverage":{"kind":"selection","text":{"sv":"Ett urval för prov.","en":"A selection for tests."}}"#,
        r#""coverage":"selection""#,
        &["9:12 /coverage error[wrong-type] string > object"],
    ),
    // Values.
    (r#""version":1"#, r#""version":2"#, &["2:11 /version error[newer-version] 2 > 1"]),
    (r#""version":1"#, r#""version":0"#, &["2:11 /version error[unknown-version] 0 > 1"]),
    (r#""version":1"#, r#""version":"1""#, &["2:11 /version error[wrong-type] string > number"]),
    (
        r#""currency":"SEK""#,
        r#""currency":"EUR""#,
        &["7:12 /currency error[unknown-value] EUR > SEK"],
    ),
    (
        r#""kind":"news""#,
        r#""kind":"blog""#,
        &[
            "25:54 /sources/1/kind error[unknown-value] blog > region, association, authority, news, party",
        ],
    ),
    (
        r#""phase":"executed""#,
        r#""phase":"spent""#,
        &[
            "35:110 /investments/6/phase error[unknown-value] spent > proposed, approved, adjusted, executed",
        ],
    ),
    (
        r#""code":"S2""#,
        r#""code":"S 2""#,
        &[
            "15:9 /regions/1/code error[bad-code] S 2 > [A-Za-z0-9._-]{1,64}",
            "32:23 /investments/3/region error[unknown-reference] S2 > regions",
            "33:26 /investments/4/region error[unknown-reference] S2 > regions",
            "39:168 /indicators/0/values/S2 error[unknown-reference] S2 > regions",
        ],
    ),
    (r#""id":"small""#, r#""id":"all""#, &["3:6 /id error[reserved-code] all"]),
    (
        r#""updated":"2026-11-22""#,
        r#""updated":"2026-02-29""#,
        &["6:11 /updated error[not-a-date] 2026-02-29 > YYYY[-MM[-DD]]"],
    ),
    (
        r#""from":2019,"to":2022"#,
        r#""from":1899,"to":2022"#,
        &["32:108 /investments/3/from error[year-out-of-range] 1899 > 1900–2200"],
    ),
    (
        r#""from":2019,"to":2022"#,
        r#""from":2019.5,"to":2022"#,
        &["32:108 /investments/3/from error[year-out-of-range] 2019.5 > 1900–2200"],
    ),
    (
        r#""from":2019,"to":2022"#,
        r#""from":2019,"to":2201"#,
        &["32:118 /investments/3/to error[year-out-of-range] 2201 > 1900–2200"],
    ),
    (
        r#""amount":80000000"#,
        r#""amount":90000000000000.01"#,
        &["32:92 /investments/3/amount error[amount-too-large] 90000000000000.01 > 90000000000000"],
    ),
    (
        r#""amount":80000000"#,
        r#""amount":-1e400"#,
        &["32:92 /investments/3/amount error[amount-too-large] -1e400 > 90000000000000"],
    ),
    (
        r#""amount":80000000"#,
        r#""amount":0.125"#,
        &["32:92 /investments/3/amount error[amount-too-fine] 0.125 > 0.01"],
    ),
    (
        r#""amount":80000000"#,
        r#""amount":null"#,
        &["32:92 /investments/3/amount error[amount-without-reason] null > absent"],
    ),
    (
        r#""amount":80000000"#,
        r#""amount":80000000,"absent":"not-reported""#,
        &["32:110 /investments/3/absent error[absent-with-amount] 80000000 > null"],
    ),
    (
        r#""absent":"not-reported""#,
        r#""absent":"unknown""#,
        &[
            "36:96 /investments/7/absent error[unknown-value] unknown > not-reported, not-applicable, included-elsewhere",
        ],
    ),
    (
        r#""url":"https://example.org/budget?år=2018""#,
        r#""url":"ftp://example.org/budget""#,
        &["24:114 /sources/0/url error[not-a-link] ftp://example.org/budget > http, https"],
    ),
    (
        r#""archived":"http://example.org/kopia""#,
        r#""archived":"javascript:alert(1)""#,
        &["24:162 /sources/0/archived error[not-a-link] javascript:alert(1) > http, https"],
    ),
    (
        r#""purpose":"Akuten""#,
        r#""purpose":"Aku\u0007ten""#,
        &["33:59 /investments/4/purpose error[control-character] U+0007"],
    ),
    (
        r#""purpose":"Akuten""#,
        "\"purpose\":\"Akuten\u{85}\"",
        &["33:59 /investments/4/purpose error[control-character] U+0085"],
    ),
    (
        r#""purpose":"Akuten""#,
        "\"purpose\":\"Aku\u{202e}ten\"",
        &["33:59 /investments/4/purpose warning[bidi-control] U+202E"],
    ),
    (
        r#""purpose":"Akuten""#,
        r#""purpose":"Aku\ud800ten""#,
        &[r#"33:59 /investments/4/purpose error[bad-escape] "Aku\ud800ten""#],
    ),
    (
        r#""purpose":"Akuten""#,
        r#""purpose":" ""#,
        &["33:59 /investments/4/purpose error[empty-text]"],
    ),
    (
        r#""tile":[0,2]"#,
        r#""tile":[0,2,3]"#,
        &["15:45 /regions/1/tile error[bad-tile] [0,2,3] > [column, row]"],
    ),
    (
        r#""tile":[0,2]"#,
        r#""tile":[0,-2]"#,
        &["15:45 /regions/1/tile error[bad-tile] [0,-2] > [column, row]"],
    ),
    (
        r#""2018":250000}"#,
        r#""2018":0}"#,
        &["39:181 /indicators/0/values/S2/2018 error[not-positive] 0"],
    ),
    (
        r#""2018":250000}"#,
        r#""2018":1e400}"#,
        &["39:181 /indicators/0/values/S2/2018 error[not-positive] 1e400"],
    ),
    (
        r#""2018":250000}"#,
        r#""2018":250000.0123456789}"#,
        &["39:181 /indicators/0/values/S2/2018 error[number-too-fine] 250000.0123456789 > 15"],
    ),
    (
        r#""2018":250000}"#,
        r#""MMXVIII":250000}"#,
        &["39:174 /indicators/0/values/S2/MMXVIII error[year-out-of-range] MMXVIII > 1900–2200"],
    ),
    (
        r#""2019":"preliminary""#,
        r#""20190":"preliminary""#,
        &["39:262 /indicators/0/status/20190 error[year-out-of-range] 20190 > 1900–2200"],
    ),
    (
        r#""2018":"derived""#,
        r#""2018":"guessed""#,
        &["39:252 /indicators/0/status/2018 error[unknown-value] guessed > preliminary, derived"],
    ),
    // References.
    (
        r#""id":"span","region":"S2""#,
        r#""id":"span","region":"S9""#,
        &["32:23 /investments/3/region error[unknown-reference] S9 > regions"],
    ),
    (
        r#""id":"span","region":"S2","area":"near-care""#,
        r#""id":"span","region":"S2","area":"near""#,
        &["32:35 /investments/3/area error[unknown-reference] near > areas"],
    ),
    (
        "\"part_of\":\"whole\",\"source\":\"budget-2018\"},\n{\"id\":\"part-2\"",
        "\"part_of\":\"hole\",\"source\":\"budget-2018\"},\n{\"id\":\"part-2\"",
        &["30:159 /investments/1/part_of error[unknown-reference] hole > investments"],
    ),
    (
        r#""name":"Sjukhus","parent":"care""#,
        r#""name":"Sjukhus","parent":"cure""#,
        &["21:46 /areas/2/parent error[unknown-reference] cure > areas"],
    ),
    (
        r#""date":"2019-09","source":"news-2019""#,
        r#""date":"2019-09","source":"news-2018""#,
        &["34:202 /investments/5/stages/0/source error[unknown-reference] news-2018 > sources"],
    ),
    (
        r#""base":"1980 = 100","source":"statistics""#,
        r#""base":"1980 = 100","source":"statistic""#,
        &["40:100 /indicators/1/source error[unknown-reference] statistic > sources"],
    ),
    (
        r#""O3":{"2018":125000.5}"#,
        r#""O4":{"2018":125000.5}"#,
        &["39:189 /indicators/0/values/O4 error[unknown-reference] O4 > regions"],
    ),
    (
        r#""code":"O3""#,
        r#""code":"S2""#,
        &[
            "16:9 /regions/2/code error[duplicate] S2",
            "34:25 /investments/5/region error[unknown-reference] O3 > regions",
            "35:28 /investments/6/region error[unknown-reference] O3 > regions",
            "36:25 /investments/7/region error[unknown-reference] O3 > regions",
            "39:189 /indicators/0/values/O3 error[unknown-reference] O3 > regions",
        ],
    ),
    (r#""id":"part-2""#, r#""id":"part-1""#, &["31:7 /investments/2/id error[duplicate] part-1"]),
    (
        r#""id":"prices""#,
        r#""id":"residents""#,
        &["40:7 /indicators/1/id error[duplicate] residents"],
    ),
    // What only the whole shows.
    (
        r#""from":2019,"to":2022"#,
        r#""from":2023,"to":2022"#,
        &["32:118 /investments/3/to error[to-before-from] 2022 > 2023"],
    ),
    (
        r#""recurrence":"annual","nature":"increase""#,
        r#""recurrence":"unstated","nature":"increase""#,
        &["33:101 /investments/4/to error[endless-not-annual] null"],
    ),
    (
        r#""name":{"sv":"Vård","en":"Care"}"#,
        r#""name":{"sv":"Vård","en":"Care"},"parent":"hospital""#,
        &["19:58 /areas/0/parent error[circle] care"],
    ),
    (
        r#""locator":"s. 4""#,
        r#""part_of":"part-1","locator":"s. 4""#,
        &["29:307 /investments/0/part_of error[circle] whole"],
    ),
    (
        r#""id":"part-2","region":"N1""#,
        r#""id":"part-2","region":"S2""#,
        &["31:177 /investments/2/part_of error[part-crosses-regions] whole"],
    ),
    (
        r#""amount":60000000.5"#,
        r#""amount":80000000.5"#,
        &[
            "29:113 /investments/0/amount error[parts-exceed-whole] 100000000.75: part-1, part-2 > 100000000",
        ],
    ),
    (
        r#""phase":"approved","amount":12000000,"date""#,
        r#""phase":"approved","amount":12000001,"date""#,
        &["34:137 /investments/5/stages error[last-stage-differs] amount"],
    ),
    (
        r#"{"phase":"proposed","amount":15000000"#,
        r#"{"phase":"adjusted","amount":15000000"#,
        &["34:137 /investments/5/stages error[stages-out-of-order] staged"],
    ),
];
