import { getTranslations } from 'next-intl/server'
import type { Viewer } from '@/lib/access/viewer'
import { type Board, parseChartAddress } from '@/lib/dashboards/board'
import { readBoardCharts } from '@/lib/dashboards/board-charts'
import { findBoard } from '@/lib/dashboards/board-queries'
import { parseChartQuery } from '@/lib/dashboards/filters'
import { listProvenance } from '@/lib/dashboards/provenance'
import { toBoardFile } from '@/lib/exports/board-file'
import type { BoardModel, BoardPart } from '@/lib/exports/board-model'
import { boardFiles } from '@/lib/exports/download-address'
import { type Stamp, stampModel } from '@/lib/exports/stamp'
import { formatDate } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import {
  fileWordsIn,
  readDataVersion,
  readFileRequest,
  refuseFile,
  sendFile,
  stampFor,
} from '../../../file-response'

/**
 * A board as a file: who may open the page may take it away, with what of it they may see; one reference, written down
 * before the first byte leaves.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const asked = await readFileRequest(request)
  if (asked instanceof Response) return asked
  const { viewer, format, scale } = asked
  const board = await findBoard(viewer, (await params).id)
  if (!board) {
    const say = await getTranslations({ locale: viewer.language, namespace: 'boards' })
    return refuseFile(404, 'not-found', say('failures.not-found'))
  }
  const { language } = viewer
  const stamp = await stampFor(viewer, language)
  const [model, words, vi, en] = await Promise.all([
    toModel(viewer, board, stamp),
    fileWordsIn(language),
    getTranslations({ locale: 'vi', namespace: 'boards' }),
    getTranslations({ locale: 'en', namespace: 'boards' }),
  ])
  const about = { vi: vi('readme'), en: en('readme') }
  return sendFile(
    viewer,
    () => toBoardFile({ board: model, words, about, scale, listValues: valuesOf(viewer) }, format),
    {
      chart: boardFiles,
      format,
      query: { board: board.id },
      charts: board.items.map(({ chart }) => chart),
      dataVersion: await readDataVersion(model.charts.flatMap((part) => part.model ?? [])),
      reference: model.reference,
    },
  )
}

/** Of one chart of many an archive lists fewer figures than of a chart alone. */
const mostListed = 2000

function valuesOf(viewer: Viewer) {
  return async ({ address, model }: BoardPart) => {
    const parsed = parseChartAddress(address)
    const query = parsed && parseChartQuery(parsed.code, parsed.words)
    return model && query?.ok ? listProvenance(viewer, query.value, model, { most: mostListed }) : null
  }
}

/** Each chart as the page shows it, all under one stamp. */
async function toModel(viewer: Viewer, board: Board, stamp: Stamp): Promise<BoardModel> {
  const { language } = viewer
  const [say, charts] = await Promise.all([
    getTranslations({ locale: language, namespace: 'boards' }),
    readBoardCharts(viewer, board.items, today()),
  ])
  const { id, title, note, owner, updatedAt } = board
  const by = say('by', { name: owner.name, date: formatDate(today(updatedAt)) })
  return {
    ...{ id, title, language, note: note ?? '', href: `/boards/${id}`, reference: stamp.reference.value },
    facts: [
      { key: 'by', label: say('file.by'), value: by },
      { key: 'time', ...stamp.time },
      { key: 'who', ...stamp.who },
      { key: 'licence', ...stamp.licence },
      { key: 'reference', ...stamp.reference },
    ],
    charts: charts.map(({ model, problem, chart, note: said }, index) => ({
      number: index + 1,
      note: said ?? '',
      address: chart,
      model: model && stampModel(model, stamp),
      problem: problem ? say(`file.${problem}`) : '',
    })),
  }
}
