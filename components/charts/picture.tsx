import { ChartPicture, type ChartPictureProps } from './chart-picture'
import { DotGapPicture } from './dot-gap-picture'
import { HeatPicture } from './heat-picture'
import { HemicyclePicture } from './hemicycle-picture'
import { MapPicture } from './map/map-picture'
import { PanelsPicture } from './panels-picture'

type Props = Pick<ChartPictureProps, 'model' | 'words' | 'width'>

/** The picture of any kind of chart, as page and files draw it. */
export function Picture(props: Props) {
  switch (props.model.kind) {
    case 'map':
      return <MapPicture {...props} />
    case 'dot-gap':
      return <DotGapPicture {...props} />
    case 'small-multiples':
      return <PanelsPicture {...props} />
    case 'heat-map':
      return <HeatPicture {...props} />
    case 'hemicycle':
      return <HemicyclePicture {...props} />
    default:
      return <ChartPicture {...props} />
  }
}
