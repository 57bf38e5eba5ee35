import type { FunctionName } from './expression'

type Vocabulary = {
  and: string
  or: string
  /** Before its bracket. */
  not: string
  none: string
  true: string
  false: string
  modulo: string
  functions: Record<Exclude<FunctionName, 'is' | 'contains' | 'containsItems'>, string>
  /** Between the value and the bracket with what it is held against. */
  is: string
  contains: string
  containsItems: string
  days: string
  periodInYear: string
  yearlyPeriodCount: string
  subExpression: string
  periodOffset: (offset: number) => string
  yearToDate: string
  aggregation: (type: string) => string
  minDate: (day: string) => string
  maxDate: (day: string) => string
}

/** DHIS2's aggregation types people meet; others keep their name. */
const aggregations: Record<'vi' | 'en', Record<string, string>> = {
  vi: {
    SUM: 'cộng',
    AVERAGE: 'trung bình',
    LAST: 'giá trị cuối',
    FIRST: 'giá trị đầu',
    COUNT: 'số lượt có số liệu',
    MIN: 'nhỏ nhất',
    MAX: 'lớn nhất',
    STDDEV: 'độ lệch chuẩn',
    VARIANCE: 'phương sai',
  },
  en: {
    SUM: 'sum',
    AVERAGE: 'average',
    LAST: 'last value',
    FIRST: 'first value',
    COUNT: 'count of values',
    MIN: 'smallest',
    MAX: 'largest',
    STDDEV: 'standard deviation',
    VARIANCE: 'variance',
  },
}

export const vocabularies: Record<'vi' | 'en', Vocabulary> = {
  vi: {
    and: 'và',
    or: 'hoặc',
    not: 'không phải',
    none: 'không có số liệu',
    true: 'đúng',
    false: 'sai',
    modulo: 'chia lấy dư cho',
    functions: {
      if: 'nếu',
      isNull: 'thiếu số liệu',
      isNotNull: 'có số liệu',
      firstNonNull: 'số đầu tiên có được trong',
      greatest: 'số lớn nhất trong',
      least: 'số nhỏ nhất trong',
      log: 'lôgarit',
      log10: 'lôgarit thập phân',
      removeZeros: 'bỏ trống nếu bằng 0',
      normDistCum: 'phân phối chuẩn tích luỹ',
      normDistDen: 'mật độ phân phối chuẩn',
    },
    is: 'là một trong',
    contains: 'chứa',
    containsItems: 'gồm các mục',
    days: 'Số ngày của kỳ',
    periodInYear: 'Thứ tự của kỳ trong năm',
    yearlyPeriodCount: 'Số kỳ trong năm',
    subExpression: 'tính cho từng đơn vị, từng kỳ',
    periodOffset: (offset) => {
      if (offset === -1) return 'kỳ trước'
      if (offset === 1) return 'kỳ sau'
      return offset < 0 ? `${-offset} kỳ trước` : `${offset} kỳ sau`
    },
    yearToDate: 'luỹ kế từ đầu năm',
    aggregation: (type) => aggregations.vi[type] ?? type,
    minDate: (day) => `từ ${day}`,
    maxDate: (day) => `đến ${day}`,
  },
  en: {
    and: 'and',
    or: 'or',
    not: 'not',
    none: 'no data',
    true: 'true',
    false: 'false',
    modulo: 'modulo',
    functions: {
      if: 'if',
      isNull: 'no data for',
      isNotNull: 'data for',
      firstNonNull: 'first available of',
      greatest: 'largest of',
      least: 'smallest of',
      log: 'logarithm',
      log10: 'decimal logarithm',
      removeZeros: 'blank if zero',
      normDistCum: 'cumulative normal distribution',
      normDistDen: 'normal density',
    },
    is: 'is one of',
    contains: 'contains',
    containsItems: 'has the items',
    days: 'Days in the period',
    periodInYear: 'Number of the period in its year',
    yearlyPeriodCount: 'Periods in a year',
    subExpression: 'for each unit and period',
    periodOffset: (offset) => {
      if (offset === -1) return 'previous period'
      if (offset === 1) return 'next period'
      return offset < 0 ? `${-offset} periods before` : `${offset} periods after`
    },
    yearToDate: 'since the start of the year',
    aggregation: (type) => aggregations.en[type] ?? type,
    minDate: (day) => `from ${day}`,
    maxDate: (day) => `until ${day}`,
  },
}
