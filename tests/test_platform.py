"""What the libraries below us must not do, whatever their version."""

import sys

import pytest
from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit

CALLS = 2000
NOISE = 50


def model_index(_qtbot):
    model = QStandardItemModel(1, 1)
    index = model.index(0, 0)
    return lambda: (model, index.data())


def proxy_index(_qtbot):
    model, proxy = QStandardItemModel(1, 1), QSortFilterProxyModel()
    proxy.setSourceModel(model)
    index = proxy.index(0, 0)
    return lambda: (model, proxy.data(index))


def invalid_index(_qtbot):
    return QModelIndex().data


def parent(_qtbot):
    return QObject().parent


def missing_property(_qtbot):
    item = QObject()
    return lambda: item.property("none")


def combo_box(qtbot):
    box = QComboBox()
    qtbot.addWidget(box)
    return box.currentData


def setter(qtbot):
    edit = QLineEdit()
    qtbot.addWidget(edit)
    return lambda: edit.setText("Or")


@pytest.mark.parametrize(
    "make", [model_index, proxy_index, invalid_index, parent, missing_property, combo_box, setter]
)
def test_calls_that_return_nothing_keep_the_count_of_none(qtbot, make):
    """Some versions of PySide6 lose a reference a call, and abort after a few thousand."""
    call = make(qtbot)
    call()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        call()

    assert abs(sys.getrefcount(None) - before) < NOISE
