import { getTranslations } from 'next-intl/server'
import { parseChartQuery } from '@/lib/dashboards/filters'
import { getChart } from '@/lib/dashboards/get-chart'
import { listProvenance } from '@/lib/dashboards/provenance'
import { toChartFile } from '@/lib/exports/chart-file'
import { stampModel } from '@/lib/exports/stamp'
import { decodeSegment } from '../../../decode-segment'
import {
  fileWordsIn,
  readDataVersion,
  readFileRequest,
  refuseFile,
  sendFile,
  stampFor,
} from '../../../file-response'

/**
 * A chart as a file: the same read as the page, stamped with who, when and a reference number, written down
 * before the first byte leaves.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  const asked = await readFileRequest(request)
  if (asked instanceof Response) return asked
  const { viewer, format, scale } = asked
  const code = decodeSegment((await params).code)
  const query = parseChartQuery(code, asked.words)
  const chart = query.ok ? await getChart(viewer, query.value) : query
  if (!chart.ok) {
    const say = await getTranslations({ locale: viewer.language, namespace: 'charts' })
    const { field } = chart.error
    return chart.error.code === 'not-found'
      ? refuseFile(404, 'not-found', say('error.not-found'), field)
      : refuseFile(400, 'bad-query', say('error.bad-query', { field }), field)
  }
  const model = chart.value
  const stamp = await stampFor(viewer, model.language)
  const reference = stamp.reference.value
  const words = await fileWordsIn(model.language)
  const listValues = () => (query.ok ? listProvenance(viewer, query.value, model) : Promise.resolve(null))
  return sendFile(
    viewer,
    () => toChartFile({ model: stampModel(model, stamp), words, scale, listValues }, format, reference),
    {
      chart: model.code,
      format,
      query: Object.fromEntries(new URLSearchParams(model.href.split('?')[1] ?? '')),
      dataVersion: await readDataVersion([model]),
      reference,
    },
  )
}
