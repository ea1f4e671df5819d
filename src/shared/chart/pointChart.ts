export { pointChart, type PointChart } from "../../core/chart/pointChart";
export { pointPicture, type DrawnPoint, type PointPicture } from "../../core/chart/pointPicture";
