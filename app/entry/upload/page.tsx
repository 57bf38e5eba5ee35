import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button, FileButton } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { UploadForm } from '@/components/upload/upload-form'
import type { UploadLabels } from '@/components/upload/upload-state'
import { hasRole } from '@/lib/access/scope'
import { requireViewer } from '@/lib/auth'
import { largestWorkbook } from '@/lib/imports/workbook/package'
import { today } from '@/lib/periods/deadline'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { entryPath } from '../[form]/[orgUnit]/[period]/paths'
import { upload } from './actions'
import { listChoices } from './choices'

type Search = Promise<{ form?: string; orgUnit?: string; period?: string; refused?: string }>

export async function generateMetadata() {
  const say = await getTranslations('workbook.page')
  return { title: say('title') }
}

/** Templates out and filled files in: of the form one comes from, or of any in one's area. */
export default async function UploadPage({ searchParams }: { searchParams: Search }) {
  const { form, orgUnit, period, refused } = await searchParams
  const wanted: SubmissionKey | null =
    form && orgUnit && period ? { formCode: form, orgUnitId: orgUnit, period } : null
  const viewer = await requireViewer()
  if (!hasRole(viewer, 'officer')) notFound()
  const say = await getTranslations('workbook.page')
  const list = await getTranslations('entry')
  const crumbs = [
    { label: list('list.title'), href: '/entry' },
    ...(wanted ? [{ label: say('formCrumb'), href: entryPath(wanted) }] : []),
  ]
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs label={list('breadcrumbs')} items={crumbs} />}
        title={say('title')}
        lead={say('lead')}
      />
      <div className="grid gap-8">
        <section aria-labelledby="get-title" className="grid gap-3">
          <h2 id="get-title" className="text-xl font-semibold">
            {say('getTitle')}
          </h2>
          {wanted ? (
            <div className="flex flex-wrap gap-3">
              <FileButton href={`${entryPath(wanted)}/workbook`}>{say('getXlsx')}</FileButton>
              <FileButton href={`${entryPath(wanted)}/workbook?format=csv`}>{say('getCsv')}</FileButton>
            </div>
          ) : (
            <TemplateChoice />
          )}
        </section>
        <section aria-labelledby="send-title" className="grid gap-3">
          <h2 id="send-title" className="text-xl font-semibold">
            {say('sendTitle')}
          </h2>
          <UploadForm
            action={upload.bind(null, wanted)}
            labels={await labelsOf()}
            mostBytes={largestWorkbook}
            wasTooLarge={refused === 'too-large'}
          />
        </section>
      </div>
    </>
  )
}

async function TemplateChoice() {
  const viewer = await requireViewer()
  const say = await getTranslations('workbook.page')
  const language = (await getLocale()) === 'en' ? 'en' : 'vi'
  const choices = await listChoices(viewer, language, today())
  if (choices.length === 0) return <p>{say('noneOpen')}</p>
  return (
    <form action="/entry/upload/template" method="get" className="grid max-w-prose justify-items-start gap-3">
      <p className="text-muted">{say('getText')}</p>
      <div className="grid w-full gap-3">
        <SelectField name="choice" label={say('form')}>
          {choices.map(({ value, form, period, name, units }) => (
            <option key={value} value={value}>
              {units > 1
                ? say('choiceMany', { form, period, name, units })
                : say('choice', { form, period, name })}
            </option>
          ))}
        </SelectField>
        <SelectField name="format" label={say('format')}>
          <option value="xlsx">{say('formatXlsx')}</option>
          <option value="csv">{say('formatCsv')}</option>
        </SelectField>
      </div>
      <Button type="submit" variant="secondary">
        {say('get')}
      </Button>
    </form>
  )
}

async function labelsOf(): Promise<UploadLabels> {
  const say = await getTranslations('workbook.page')
  const failures = await getTranslations('workbook.failures')
  const keys = [
    'file',
    'fileHint',
    'preview',
    'previewing',
    'previewTitle',
    'nothing',
    'nothingTaken',
    'errorsTitle',
    'warningsTitle',
    'noticesTitle',
    'marked',
    'markedText',
    'cell',
    'from',
    'to',
    'clashText',
    'saving',
    'restWaits',
    'openForm',
    'errorTitle',
  ] as const
  const labels = Object.fromEntries(keys.map((key) => [key, say.raw(key)])) as Omit<UploadLabels, 'tooLarge'>
  return { ...labels, tooLarge: failures('too-large') }
}
