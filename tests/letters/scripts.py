"""Invented names in the scripts that people in California write, with an address in each."""

from __future__ import annotations

NAMES_BY_SCRIPT = {
    "Latin": "Agnieszka Śliwińska-Größe ẞ",
    "Vietnamese": "Nguyễn Thị Hồng Phượng",
    "Hmong": "Paj Ntaub Vwj 𞄀𞄄𞄰",
    "Greek": "Ἀριάδνη Παπαδοπούλου",
    "Cyrillic": "Їванна Хмельовська",
    "Armenian": "Անահիտ Տերունեան",
    "Georgian": "თამთა ბერიძე",
    "Hebrew": "רחל בן־עמרם",
    "Arabic": "سلمى عبد الرزّاق",
    "Persian": "مهتاب گلچین‌زاده",
    "Ethiopic": "ሰላማዊት ገብረሥላሴ",
    "Devanagari": "श्रीमती ज्योत्स्ना वर्मा",
    "Bengali": "জ্যোৎস্না চক্রবর্তী",
    "Gurmukhi": "ਗੁਰਪ੍ਰੀਤ ਕੌਰ",
    "Gujarati": "જ્યોત્સ્ના પટેલ",
    "Tamil": "ஸ்ரீமதி லக்ஷ்மி",
    "Telugu": "జ్యోత్స్న రెడ్డి",
    "Kannada": "ಜ್ಯೋತ್ಸ್ನಾ ಹೆಗಡೆ",
    "Malayalam": "ജ്യോത്സ്ന നായർ",
    "Sinhala": "ශ්‍රීමතී කුමාරි",
    "Thai": "สมหญิง ศรีสุวรรณ์",
    "Lao": "ນາງ ບົວຜັນ ວົງສາ",
    "Khmer": "សុភាព ជ្រៃយ៉ា",
    "Burmese": "ဒေါ် ခင်မြင့်ကြည်",
    "Chinese, simplified": "欧阳晓岚",
    "Chinese, traditional": "歐陽曉嵐 龍門",
    "Japanese": "髙橋 みどり カオリ",
    "Korean": "김하늘 뷁",
}
