//! Bytes as a text that is small as it stands in a page, where nothing compresses it further.

use std::io::{self, Write};

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};

/// What a browser's HTML parser or an editor of pages might take for something else.
const LEFT_OUT: &[u8] = b"&<\\";

/// LZMA, thirteen bits in two characters of printable ASCII; the same bytes always give the same
/// text. `static/dense.js` reads it.
///
/// A tenth larger than the bytes that browsers inflate by themselves would be as bytes, and a
/// quarter smaller than those in base64.
pub(super) fn dense(bytes: &[u8]) -> io::Result<String> {
    let mut options = LzmaOptions::with_preset(9);
    // Instructions are not aligned, and what follows one depends on nearly all of its bits.
    (options.lc, options.lp, options.pb) = (4, 0, 0);
    options.mode = EncodeMode::Normal;
    options.mf = MfType::Bt4;
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    options.depth_limit = 1000;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    Ok(printable(&writer.finish()?))
}

fn printable(bytes: &[u8]) -> String {
    let alphabet: Vec<char> =
        (33..127).filter(|code| !LEFT_OUT.contains(code)).map(char::from).collect();
    let base = alphabet.len();
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 4);
    let mut push = |held: usize| {
        let digits = [held / base, held % base];
        text.extend(digits.iter().filter_map(|digit| alphabet.get(*digit)));
    };
    let (mut held, mut bits) = (0_usize, 0);
    for byte in bytes {
        held |= usize::from(*byte) << bits;
        bits += 8;
        if bits >= 13 {
            push(held & 0x1fff);
            held >>= 13;
            bits -= 13;
        }
    }
    if bits > 0 {
        push(held);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use lzma_rust2::LzmaReader;

    use super::{LEFT_OUT, dense};

    /// As `static/dense.js` reads it.
    fn read(text: &str) -> Vec<u8> {
        let alphabet: Vec<u8> = (33..127).filter(|code| !LEFT_OUT.contains(code)).collect();
        let digit = |code: &u8| alphabet.iter().position(|each| each == code).unwrap();
        let (mut bytes, mut held, mut bits) = (Vec::new(), 0_usize, 0);
        for pair in text.as_bytes().chunks(2) {
            held |= (digit(&pair[0]) * alphabet.len() + digit(&pair[1])) << bits;
            bits += 13;
            while bits > 7 {
                bytes.push(u8::try_from(held & 0xff).unwrap());
                held >>= 8;
                bits -= 8;
            }
        }
        let mut whole = Vec::new();
        let mut reader = LzmaReader::new_mem_limit(bytes.as_slice(), u32::MAX, None).unwrap();
        reader.read_to_end(&mut whole).unwrap();
        whole
    }

    /// Bytes that LZMA finds little in.
    fn noise(count: u32) -> Vec<u8> {
        (0..count).map(|each| each.wrapping_mul(each).rotate_right(9).to_le_bytes()[0]).collect()
    }

    #[test]
    fn bytes_come_back_from_their_dense_text() {
        let noise = noise(70_000);
        for bytes in [&[][..], &[0], b"</script>", &[0xff; 4096], &noise] {
            assert_eq!(read(&dense(bytes).unwrap()), bytes);
        }
    }

    #[test]
    fn dense_text_is_printable_and_no_markup() {
        let bytes = noise(50_000);
        let text = dense(&bytes).unwrap();
        assert!(text.bytes().all(|code| code.is_ascii_graphic() && !LEFT_OUT.contains(&code)));
        assert!(text.len() < bytes.len() * 4 / 3);
    }
}
