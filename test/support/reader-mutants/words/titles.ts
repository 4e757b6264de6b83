/** Titles of columns. */

/** Other true titles of a column with such facts. */
export const synonyms: Record<string, string[]> = {
  retired: [
    "Retirement date",
    "Shutdown date",
    "End of life",
    "EOL date",
    "Sunset date",
    "Discontinued on",
    "Retires on",
    "End-of-life date",
    "Offline date",
    "Removal date",
    "Decommission date",
    "End of service",
  ],
  deprecated: [
    "Deprecation date",
    "Deprecated on",
    "Deprecated",
    "Date of deprecation",
    "Deprecated since",
    "Deprecation",
  ],
  released: ["Release date", "Launch date", "Released", "GA date", "Released on", "Date of release"],
  legacy: ["Legacy date", "Legacy since", "Moved to legacy"],
  replacement: [
    "Recommended replacement",
    "Replacement",
    "Suggested replacement",
    "Successor",
    "Alternative",
    "Recommended alternative",
  ],
  stage: ["Status", "State", "Lifecycle stage", "Stage", "Lifecycle status", "Current state"],
  id: ["Model", "Model ID", "Model name", "Model id", "ID", "API model ID"],
};

/** For a column of retirement dates: the dates are not, or no longer, those of retirements. */
export const voidTitles = [
  "Retirement cancelled on",
  "Previous retirement date",
  "Retirement date (previous)",
  "Retirement postponed from",
  "Original retirement date (superseded)",
  "Old shutdown date",
  "Shutdown reverted on",
  "Retirement date (no longer valid)",
  "Not retired on",
];
export const otherTitles = [
  "Retirement warning",
  "Shutdown test",
  "Removal from console",
  "Fine-tuning retirement",
  "Last reviewed",
  "Discontinued discounts",
  "Retirement webinar",
  "Playground removal",
  "Retirement decision",
  "Rate limit change",
  "SDK end of support",
  "Retirement survey",
  "Price change",
  "Docs removal date",
  "Deprecation of image input",
];
export const softTitles = [
  "Estimated retirement date",
  "Retirement date (tentative)",
  "Earliest retirement date",
  "Not retired before",
  "Retirement date (estimate)",
  "Planned retirement (subject to change)",
  "Retirement no earlier than",
  "Tentative shutdown date",
  "Target retirement date",
];
export const limitTitles = [
  "EU retirement date",
  "Retirement date (Provisioned)",
  "Retirement date for free users",
  "Retirement date (US regions)",
  "Batch retirement date",
  "Retirement date in Japan",
  "On-demand retirement date",
  "Retirement date (government cloud)",
  "Retirement date in India",
];

/** Columns of dates that say nothing of a lifecycle. */
export const otherDateColumns = [
  "Last updated",
  "Training data cutoff",
  "Knowledge cutoff",
  "Docs updated",
  "Price valid until",
  "Next review",
  "Benchmarked on",
  "Security review",
  "Blog post",
];

/** Columns of anything else, with cells to fill them. */
export const otherColumns: [title: string, cells: string[]][] = [
  ["Context window", ["128K", "200K", "32K", "1M"]],
  ["Max output", ["4,096", "8,192", "16,384"]],
  ["Modality", ["Text", "Text, image", "Audio"]],
  ["Price per 1M tokens", ["$3.00", "$0.25", "$15.00"]],
  ["Regions", ["us-east-1", "eu-west-1, us-east-1", "ap-northeast-1"]],
  ["Languages", ["English", "English, German", "All"]],
  ["Fine-tuning", ["Yes", "No", "Supported"]],
  ["Family", ["Falcon", "Heron", "Owl"]],
  ["Rate limit", ["60 RPM", "300 RPM", "1,000 RPM"]],
];

/** The same titles in other languages, by the event or role of the column. */
export const localTitles: Record<string, Record<string, string>> = {
  de: {
    id: "Modell",
    retired: "Abschaltdatum",
    deprecated: "Veraltet seit",
    replacement: "Empfohlener Ersatz",
    released: "Veröffentlicht am",
    stage: "Status",
  },
  fr: {
    id: "Modèle",
    retired: "Date de retrait",
    deprecated: "Date de dépréciation",
    replacement: "Remplacement recommandé",
    released: "Date de sortie",
    stage: "Statut",
  },
  es: {
    id: "Modelo",
    retired: "Fecha de retirada",
    deprecated: "Fecha de obsolescencia",
    replacement: "Reemplazo recomendado",
    released: "Fecha de lanzamiento",
    stage: "Estado",
  },
  pt: {
    id: "Modelo",
    retired: "Data de desativação",
    deprecated: "Data de descontinuação",
    replacement: "Substituto recomendado",
    released: "Data de lançamento",
    stage: "Status",
  },
  ja: {
    id: "モデル",
    retired: "提供終了日",
    deprecated: "非推奨日",
    replacement: "推奨される代替モデル",
    released: "リリース日",
    stage: "ステータス",
  },
  zh: {
    id: "模型",
    retired: "下线日期",
    deprecated: "弃用日期",
    replacement: "推荐替代模型",
    released: "发布日期",
    stage: "状态",
  },
  ko: {
    id: "모델",
    retired: "종료일",
    deprecated: "지원 중단일",
    replacement: "권장 대체 모델",
    released: "출시일",
    stage: "상태",
  },
  ru: {
    id: "Модель",
    retired: "Дата отключения",
    deprecated: "Дата устаревания",
    replacement: "Рекомендуемая замена",
    released: "Дата выпуска",
    stage: "Статус",
  },
  id: {
    id: "Model",
    retired: "Tanggal penghentian",
    deprecated: "Tanggal usang",
    replacement: "Pengganti yang disarankan",
    released: "Tanggal rilis",
    stage: "Status",
  },
};

/** Notes in those languages over a table of retirements. */
export const localNotes: Record<string, { void: string; soft: string; limit: string }> = {
  de: {
    void: "Die folgenden Abschaltungen wurden abgesagt.",
    soft: "Alle folgenden Termine sind vorläufig.",
    limit: "Die folgenden Termine gelten nur für die EU.",
  },
  fr: {
    void: "Les retraits ci-dessous ont été annulés.",
    soft: "Toutes les dates ci-dessous sont provisoires.",
    limit: "Les dates ci-dessous ne concernent que l’UE.",
  },
  es: {
    void: "Las retiradas siguientes se han cancelado.",
    soft: "Todas las fechas siguientes son estimadas.",
    limit: "Las fechas siguientes se aplican solo a la UE.",
  },
  pt: {
    void: "As desativações abaixo foram canceladas.",
    soft: "Todas as datas abaixo são estimativas.",
    limit: "As datas abaixo valem apenas para a UE.",
  },
  ja: {
    void: "以下の提供終了は中止されました。",
    soft: "以下の日付はすべて暫定です。",
    limit: "以下の日付は EU のみに適用されます。",
  },
  zh: { void: "以下下线计划已取消。", soft: "以下日期均为暂定日期。", limit: "以下日期仅适用于欧盟。" },
  ko: {
    void: "아래의 종료 계획은 취소되었습니다.",
    soft: "아래 날짜는 모두 잠정적입니다.",
    limit: "아래 날짜는 EU에만 적용됩니다.",
  },
  ru: {
    void: "Перечисленные ниже отключения отменены.",
    soft: "Все даты ниже являются предварительными.",
    limit: "Даты ниже относятся только к ЕС.",
  },
  id: {
    void: "Penghentian di bawah ini telah dibatalkan.",
    soft: "Semua tanggal di bawah ini bersifat sementara.",
    limit: "Tanggal di bawah ini hanya berlaku untuk UE.",
  },
};
