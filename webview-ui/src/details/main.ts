import { registerControls } from "../toolkit";
import "./details.css";
import "./detailsPage";

registerControls();
