//! Categories of personal data, as the authorities number them.

use serde::{Deserialize, Serialize};

use crate::{Bilingual, ReceiptError};

/// A category of personal data (個人資料之類別), such as C001, with its name.
///
/// Codes and Chinese names are those of 法務部, 個人資料保護法之特定目的及個人資料之類別; the English names are ours.
///
/// ```
/// use mydata_receipt::{PiiCategory, ReceiptError};
/// assert_eq!(PiiCategory::of_code("C001")?.name.zh, "辨識個人者");
/// assert!(PiiCategory::of_code("C999").is_err());
/// # Ok::<(), ReceiptError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PiiCategory {
    /// Its code: `C` and three digits.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
}

impl PiiCategory {
    /// The category with this code.
    ///
    /// # Errors
    /// [`ReceiptError::CodeMalformed`] if there is none.
    pub fn of_code(code: &str) -> Result<Self, ReceiptError> {
        let found = CATEGORIES.iter().find(|(known, ..)| *known == code);
        let (code, zh, en) = found.ok_or(ReceiptError::CodeMalformed { field: "category" })?;
        Ok(Self { code: (*code).to_owned(), name: Bilingual::new(*zh, *en) })
    }

    /// All codes.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        CATEGORIES.iter().map(|(code, ..)| *code)
    }
}

const CATEGORIES: &[(&str, &str, &str)] = &[
    ("C001", "辨識個人者", "identifying an individual"),
    ("C002", "辨識財務者", "identifying finances"),
    ("C003", "政府資料中之辨識者", "identifiers in government records"),
    ("C011", "個人描述", "personal description"),
    ("C012", "身體描述", "physical description"),
    ("C013", "習慣", "habits"),
    ("C014", "個性", "personality"),
    ("C021", "家庭情形", "family circumstances"),
    ("C022", "婚姻之歷史", "marital history"),
    ("C023", "家庭其他成員之細節", "details of other family members"),
    ("C024", "其他社會關係", "other social relations"),
    ("C031", "住家及設施", "home and facilities"),
    ("C032", "財產", "property"),
    ("C033", "移民情形", "immigration"),
    ("C034", "旅行及其他遷徙細節", "travel and other movements"),
    ("C035", "休閒活動及興趣", "leisure and interests"),
    ("C036", "生活格調", "lifestyle"),
    ("C037", "慈善機構或其他團體之會員資格", "membership of charities or other groups"),
    ("C038", "職業", "occupation"),
    ("C039", "執照或其他許可", "licences and other permits"),
    ("C040", "意外或其他事故及有關情形", "accidents and related circumstances"),
    ("C041", "法院、檢察署或其他審判機關或其他程序", "proceedings of courts, prosecutors and others"),
    ("C051", "學校紀錄", "school records"),
    ("C052", "資格或技術", "qualifications and skills"),
    ("C053", "職業團體會員資格", "membership of professional bodies"),
    ("C054", "職業專長", "professional expertise"),
    ("C055", "委員會之會員資格", "membership of committees"),
    ("C056", "著作", "publications"),
    ("C057", "學生（員）、應考人紀錄", "records of students and examinees"),
    ("C061", "現行之受僱情形", "current employment"),
    ("C062", "僱用經過", "recruitment"),
    ("C063", "離職經過", "termination of employment"),
    ("C064", "工作經驗", "work experience"),
    ("C065", "工作、差勤紀錄", "work and attendance records"),
    ("C066", "健康與安全紀錄", "health and safety records"),
    ("C067", "工會及員工之會員資格", "membership of unions and staff bodies"),
    ("C068", "薪資與預扣款", "salary and deductions"),
    ("C069", "受僱人所持有之財產", "property held by an employee"),
    ("C070", "工作管理之細節", "details of work management"),
    ("C071", "工作之評估細節", "details of work assessment"),
    ("C072", "受訓紀錄", "training records"),
    ("C073", "安全細節", "security details"),
    ("C081", "收入、所得、資產與投資", "income, earnings, assets and investments"),
    ("C082", "負債與支出", "liabilities and expenses"),
    ("C083", "信用評等", "credit rating"),
    ("C084", "貸款", "loans"),
    ("C085", "外匯交易紀錄", "foreign exchange transactions"),
    ("C086", "票據信用", "credit of negotiable instruments"),
    ("C087", "津貼、福利、贈款", "allowances, welfare and grants"),
    ("C088", "保險細節", "insurance details"),
    ("C089", "社會保險給付、就養給付及其他退休給付", "social insurance, care and retirement benefits"),
    ("C091", "資料主體所取得之財貨或服務", "goods or services obtained by the person"),
    ("C092", "資料主體提供之財貨或服務", "goods or services provided by the person"),
    ("C093", "財務交易", "financial transactions"),
    ("C094", "賠償", "compensation"),
    ("C101", "資料主體之商業活動", "business activities of the person"),
    ("C102", "約定或契約", "agreements and contracts"),
    ("C103", "與營業有關之執照", "business licences"),
    ("C111", "健康紀錄", "health records"),
    ("C112", "性生活", "sexual life"),
    ("C113", "種族或血統來源", "race or descent"),
    ("C114", "交通違規之確定裁判及行政處分", "final rulings and sanctions for traffic offences"),
    ("C115", "其他裁判及行政處分", "other rulings and administrative sanctions"),
    ("C116", "犯罪嫌疑資料", "criminal suspicion"),
    ("C117", "政治意見", "political opinions"),
    ("C118", "政治團體之成員", "membership of political groups"),
    ("C119", "對利益團體之支持", "support of interest groups"),
    ("C120", "宗教信仰", "religious belief"),
    ("C121", "其他信仰", "other beliefs"),
    ("C131", "書面文件之檢索", "retrieval of written documents"),
    ("C132", "未分類之資料", "unclassified data"),
];
