import { ChartPicture, type ChartPictureProps } from './chart-picture'
import { MapPicture } from './map/map-picture'

type Props = Pick<ChartPictureProps, 'model' | 'words' | 'width'>

/** The picture of any kind of chart, as page and files draw it. */
export function Picture(props: Props) {
  if (props.model.kind === 'map') return <MapPicture {...props} />
  return <ChartPicture {...props} />
}
